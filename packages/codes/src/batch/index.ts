export { type CsvRecord, formatCsvLine, parseCsv } from './csv.ts';
export { type DecodedText, decodeText } from './decode-text.ts';
export { DEFAULT_FILE_TEMPLATE, fileNamer, type Named, unknownFields } from './file-name.ts';
export { formatIndexRow, INDEX_HEADER, type IndexRow } from './index-csv.ts';
export { LABEL_SHEETS, type Label, type LabelSheetId, layoutLabels } from './labels.ts';
export { type AskWebApi, isList, type Listed, listLinks, listPlaylists } from './list-links.ts';
export { type Batch, type BatchRow, MOST_ROWS, parseBatch } from './rows.ts';
