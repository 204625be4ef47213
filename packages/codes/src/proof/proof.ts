import type { Pixels, Point } from '../pixels.ts';
import { fitFrame } from '../renderer/frame.ts';
import type { Drawing } from '../renderer/layout.ts';
import { rasterToRgba, renderRaster } from '../renderer/raster.ts';
import { contrastOf, type Style } from '../renderer/style.ts';
import { type ScannedCode, scan } from '../scan.ts';
import type { Levels } from '../symbol.ts';
import { DEFECTS, type DefectFamily } from './defects.ts';
import { worstContrast } from './local-contrast.ts';
import { photographer } from './photograph.ts';
import { type Source, takeSource } from './source.ts';

/**
 * How a picture stands the 48 defects. `nominal` is true when it is read without any; `misreads` are those of the
 * unread that were read as another code; `ratio` is the contrast of bars and background, 1 to 21.
 */
export type Proof = {
  readonly read: number;
  readonly of: number;
  readonly nominal: boolean;
  readonly misreads: number;
  readonly ratio: number;
  readonly defects: readonly { readonly name: string; readonly family: DefectFamily; readonly read: boolean }[];
};

export type PictureProof = Proof & { readonly code: ScannedCode };

/**
 * What a proof means. `good`: read in 80 % of the defects, with contrast to spare. `fine`: enough on screens. `low`:
 * read, though the contrast is less than 3 to 1. `risky`: read in less than 80 %, or with hardly any contrast.
 * `unreadable`: not even without a defect.
 */
export type Judgement = 'good' | 'fine' | 'low' | 'risky' | 'unreadable';

/** The share of the defects that a code has to stand. */
const ENOUGH = 0.8;

/** A width of a code in pixels beyond which more of them change nothing: photographs show it smaller. */
const WIDE_ENOUGH = 800;

/** Draws a code at the size it is meant for, up to 800 px, and reads it with every defect. Takes about half a second. */
export function proveScan(drawing: Drawing, style: Style): Proof {
  const drawn = { ...style, width: Math.min(style.width, WIDE_ENOUGH) };
  const { scale, left, top } = fitFrame(drawn);
  const [right, bottom] = [left + 400 * scale, top + 100 * scale];
  const pixels = rasterToRgba(renderRaster(drawing, drawn));
  const box: readonly [Point, Point, Point, Point] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { ...prove(takeSource(pixels, box), pixels, drawing.levels), ratio: contrastOf(style) };
}

/**
 * The same for any picture that holds a code: one that `strip` says was scanned in it, or the first that is found.
 * `ratio` is that of the bar that stands out least. `null` where nothing is read.
 */
export function provePicture(pixels: Pixels, strip?: ScannedCode): PictureProof | null {
  const code = strip ?? scan(pixels).codes.at(0);
  if (code === undefined) return null;
  const source = takeSource(pixels, code.polygon);
  return { ...prove(source, null, code.levels), ratio: worstContrast(source), code };
}

export function judgeProof({ read, of, nominal, ratio }: Pick<Proof, 'read' | 'of' | 'nominal' | 'ratio'>): Judgement {
  if (!nominal) return 'unreadable';
  if (read < ENOUGH * of || ratio < 1.5) return 'risky';
  if (ratio < 3) return 'low';
  return ratio < 4.5 ? 'fine' : 'good';
}

/** `pixels` are read as they are; `null` where that was done. */
function prove(source: Source, pixels: Pixels | null, levels: Levels): Omit<Proof, 'ratio'> {
  const nominal = pixels === null || readsAs(pixels, levels) === 'same';
  const photograph = photographer(source);
  let misreads = 0;
  const defects = DEFECTS.map(({ name, family, spoiling }, index) => {
    const answer = readsAs(photograph(spoiling, index), levels);
    if (answer === 'other') misreads++;
    return { name, family, read: answer === 'same' };
  });
  const read = defects.filter((defect) => defect.read).length;
  return { read, of: defects.length, nominal, misreads, defects };
}

/** What is read in a photograph of a code with these bars. */
function readsAs(pixels: Pixels, levels: Levels): 'same' | 'other' | 'nothing' {
  const { codes } = scan(pixels);
  if (codes.length === 0) return 'nothing';
  const wanted = levels.join();
  return codes.every((code) => code.levels.join() === wanted) ? 'same' : 'other';
}
