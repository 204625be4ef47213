import { DEFAULT_FILE_TEMPLATE, type LabelSheetId } from '@barline/codes';

export const BATCH_FORMATS = ['png', 'svg', 'jpeg', 'pdf'] as const;

export type BatchFormat = (typeof BATCH_FORMATS)[number];

/** What becomes of the codes of a batch. Colours and width are as typed. */
export type BatchSettings = {
  readonly formats: readonly BatchFormat[];
  readonly bg: string;
  readonly bars: string;
  readonly width: string;
  /** Names of the files: `{n:03}-{type}-{title}`. */
  readonly template: string;
  /** Every code is put through the 48 defects, not only read as it is. */
  readonly proof: boolean;
  readonly sheet: LabelSheetId;
};

export const PLAIN_SETTINGS: BatchSettings = {
  formats: ['png'],
  bg: '#000000',
  bars: 'auto',
  width: '640',
  template: DEFAULT_FILE_TEMPLATE,
  proof: false,
  sheet: '3x7',
};
