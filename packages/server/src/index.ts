export { cleanName, isEmail, readUsername } from './accounts/names.ts';
export { isTooLong } from './accounts/new-password.ts';
export { createPasswords } from './accounts/password-hash.ts';
export { readAppFields } from './apps/app-fields.ts';
export { describeAppFault } from './apps/describe-fault.ts';
export { type CatalogueImportReport, importCatalogue } from './catalogue/import.ts';
export { type OpenCatalogue, openCatalogue } from './catalogue/open-catalogue.ts';
export { prepareBeside } from './catalogue/prepare-beside.ts';
export { prepareImport, toLineBlocks } from './catalogue/prepare-import.ts';
export { type Pulled, type PullParts, pullLink } from './catalogue/pull.ts';
export type { Codes, CodesEvent, ImportReport, MadeCode, Pair, Resolution } from './codes/codes.ts';
export { rasteriseSvg, toJpeg } from './codes/cover-pictures.ts';
export {
  drawPicture,
  EXTENSIONS,
  findFormat,
  MEDIA_TYPES,
  PICTURE_FORMATS,
  type PictureFormat,
  type PictureOptions,
  SCANNED_FORMATS,
  SOLID_FORMATS,
} from './codes/draw-picture.ts';
export { describePicture, labelOf } from './codes/labels.ts';
export { readLink } from './codes/link-text.ts';
export { type CodesParts, openCodes } from './codes/open-codes.ts';
export { type CsvLine, formatPairsCsv, parsePairsCsv } from './codes/pairs-csv.ts';
export { readPicture } from './codes/read-picture.ts';
export { readFormat, readSolid, readStyle } from './codes/read-style.ts';
export {
  describeScan,
  type ReportedCode,
  type ReportedError,
  reportScan,
  type ScanReport,
} from './codes/scan-report.ts';
export { createUnfold } from './codes/unfold.ts';
export { type Config, readConfig, readTerminalConfig, sandboxFileIn } from './config.ts';
export { findThread } from './find-thread.ts';
export { readSandboxFile, type SandboxCredentials } from './sandbox/credentials.ts';
export { type Server, type ServerOptions, startServer } from './start-server.ts';
export type { App } from './storage/apps.ts';
export type { Accounts } from './token/accounts.ts';
export { openAccounts } from './token/open-accounts.ts';
