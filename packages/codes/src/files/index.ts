export { createZip, type DeflateRaw, type Zip, zipFiles } from './zip.ts';
