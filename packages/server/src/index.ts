export type { Codes, CodesEvent, ImportReport, MadeCode, Pair, Resolution } from './codes/codes.ts';
export { drawPicture, PICTURE_FORMATS, type Picture, type PictureFormat } from './codes/draw-picture.ts';
export { describePicture, labelOf } from './codes/labels.ts';
export { readLink } from './codes/link-text.ts';
export { type CodesParts, openCodes } from './codes/open-codes.ts';
export { type CsvLine, formatPairsCsv, parsePairsCsv } from './codes/pairs-csv.ts';
export { readPicture } from './codes/read-picture.ts';
export {
  type ReportedCode,
  type ReportedError,
  reportScan,
  type ScanReport,
} from './codes/scan-report.ts';
export { createUnfold } from './codes/unfold.ts';
export { type Config, readConfig, readTerminalConfig } from './config.ts';
export { type Server, type ServerOptions, startServer } from './start-server.ts';
