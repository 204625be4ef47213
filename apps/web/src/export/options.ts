import type { SolidRequest } from '@barline/codes';

/** How files for print, laser and 3D printers are made; numbers as typed. */
export type ExportOptions = {
  /** Width in mm where the style has none. */
  readonly mm: string;
  readonly bleed: string;
  readonly cropMarks: boolean;
  readonly laser: 'engrave' | 'cut';
  readonly invert: boolean;
  readonly kerf: string;
  readonly solid: SolidOptions;
};

/** The thing to be printed in 3D, in mm; the names are those of the terminal's flags. */
export type SolidOptions = {
  readonly size: string;
  readonly base: string;
  readonly relief: string;
  readonly cut: 'raised' | 'engraved';
  readonly corners: string;
  readonly ear: 'none' | 'left' | 'right' | 'top';
  readonly hole: string;
  readonly wall: string;
  readonly nfc: string;
  readonly magnets: string;
  readonly part: 'whole' | 'plate' | 'bars';
  readonly ascii: boolean;
};

export const PLAIN_OPTIONS: ExportOptions = {
  mm: '80',
  bleed: '3',
  cropMarks: true,
  laser: 'engrave',
  invert: false,
  kerf: '0',
  solid: {
    size: '80x20',
    base: '2',
    relief: '1',
    cut: 'raised',
    corners: '3',
    ear: 'none',
    hole: '5',
    wall: '2.5',
    nfc: '0',
    magnets: '0',
    part: 'whole',
    ascii: false,
  },
};

/** The thing as `resolveSolid` takes it; what belongs to an ear is said only where there is one. */
export function toSolidRequest(
  { ear, hole, wall, part: _, ascii: __, ...rest }: SolidOptions,
  mirror: boolean,
): SolidRequest {
  return { ...rest, keychain: ear, mirror, ...(ear === 'none' ? {} : { hole, wall }) };
}

/** A length in mm, 0 to `most`; `fallback` for what is none. */
export function readMm(text: string, fallback: number, most: number): number {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && value >= 0 && value <= most ? value : fallback;
}
