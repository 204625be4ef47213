import { setTimeout as wait } from 'node:timers/promises';
import type { BatchRow, Drawing } from '@barline/codes';
import { Failure, type Language } from '@barline/messages';
import { type Codes, describePicture, type MadeCode, type PictureFormat } from '@barline/server';
import { type DrawingSettings, type DrawingValues, readDrawingOptions } from '../drawing-options.ts';
import type { Drawer } from './draw-beside.ts';
import type { DrawnFiles, DrawOrder } from './draw-files.ts';

/** What became of a row: its code and its pictures, or why there are none. */
export type DrawnRow =
  | ({
      readonly ok: true;
      readonly row: BatchRow;
      readonly code: MadeCode;
      readonly drawing: Drawing;
      readonly settings: DrawingSettings;
    } & DrawnFiles)
  | { readonly ok: false; readonly row: BatchRow; readonly error: unknown };

export type RowSettings = {
  readonly codes: Codes;
  readonly drawer: Drawer;
  readonly values: DrawingValues;
  readonly formats: readonly PictureFormat[];
  readonly language: Language;
  /** `style` proves the first code of each style, for all are alike; `all` proves every code; `none` none. */
  readonly proof: 'style' | 'all' | 'none';
};

/** How often a row is tried again where another machine is the reason, and the shortest and longest rest between, in s. */
const TRIES = 4;
const SHORTEST_REST = 1;
const LONGEST_REST = 60;

/** Gives the function that makes the code of a row and draws it. It never throws. */
export function rowDrawer({
  codes,
  drawer,
  values,
  formats,
  language,
  proof,
}: RowSettings): (row: BatchRow) => Promise<DrawnRow> {
  const settings = new Map<string, readonly DrawingSettings[]>();
  const proofs = new Map<string, Promise<string>>();

  const settingsOf = (row: BatchRow): readonly DrawingSettings[] => {
    const key = `${row.bg}|${row.bars}`;
    let known = settings.get(key);
    if (known === undefined) {
      known = formats.map((format) => readDrawingOptions(values, format, { bg: row.bg, bars: row.bars }));
      settings.set(key, known);
    }
    return known;
  };

  /** Draws, and proves what has to be; of codes that are alike the first is, and all say the same. */
  const drawAndProve = async (row: BatchRow, order: Omit<DrawOrder, 'prove'>): Promise<DrawnFiles> => {
    const key = `${row.bg}|${row.bars}`;
    const known = proof === 'style' ? proofs.get(key) : undefined;
    const drawing = drawer.draw({ ...order, prove: proof !== 'none' && known === undefined });
    if (known !== undefined) {
      const [drawn, proof] = await Promise.all([drawing, known]);
      return { ...drawn, proof };
    }
    const proving = drawing.then((drawn) => drawn.proof);
    proofs.set(key, proving);
    proving.catch(() => proofs.delete(key));
    return drawing;
  };

  return async (row) => {
    try {
      const settings = settingsOf(row);
      const code = await makePatiently(codes, row.link);
      const drawing: Drawing = { levels: code.levels, mark: code.mark ?? undefined };
      const pictures = formats.map((format, index) => ({ format, ...settings[index] }));
      const drawn = await drawAndProve(row, { drawing, labels: describePicture(code, language), pictures });
      return { ok: true, row, code, drawing, settings: settings[0], ...drawn };
    } catch (error) {
      return { ok: false, row, error };
    }
  };
}

/** Makes a code; where another machine is busy or away, again after a rest. */
async function makePatiently(codes: Codes, link: string): Promise<MadeCode> {
  for (let tried = 1; ; tried++) {
    try {
      return await codes.make(link);
    } catch (error) {
      const rest = error instanceof Failure ? restAfter(error, tried) : null;
      if (rest === null || tried === TRIES) throw error;
      await wait(1000 * rest);
    }
  }
}

/** How long to wait before the next try, in s; `null` where waiting does not help. */
function restAfter({ id, values }: Failure, tried: number): number | null {
  if (id === 'rate_limited') return Math.min(LONGEST_REST, Math.max(SHORTEST_REST, Number(values.s) || 0));
  const passing = id === 'upstream_error' && ['slow', 'unreachable', undefined].includes(values.reason as string);
  return passing ? SHORTEST_REST * 2 ** (tried - 1) : null;
}
