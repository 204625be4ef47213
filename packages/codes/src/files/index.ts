export { createZip, type DeflateRaw, type Zip, type ZipBegun, zipFiles } from './zip.ts';
