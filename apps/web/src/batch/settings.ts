import type { PictureFormat } from '../export/formats.ts';

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
};

export type BatchFormat = Exclude<PictureFormat, 'webp'> | 'pdf';

export const BATCH_FORMATS: readonly BatchFormat[] = ['png', 'svg', 'jpeg', 'pdf'];

export const PLAIN_SETTINGS: BatchSettings = {
  formats: ['png'],
  bg: '#000000',
  bars: 'auto',
  width: '640',
  template: '{n:03}-{type}-{title}',
  proof: false,
};
