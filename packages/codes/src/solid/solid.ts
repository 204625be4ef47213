/** Where the ear of a keychain is; `none` for a plate without. */
export type Ear = 'none' | 'left' | 'right' | 'top';

/**
 * A plate with a code in relief, in millimetres. `width` and `height` are those of the plate, its ear not counted; the
 * code's box of 4 x 1 fills it as far as it goes. `raised` bars stand `relief` above the plate of thickness `base`,
 * `engraved` ones lie as deep in it. Pockets are open at the back; `nfc` is a diameter, 0 for none.
 */
export type Solid = {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly relief: number;
  readonly cut: 'raised' | 'engraved';
  readonly corners: number;
  readonly ear: Ear;
  /** Diameter of the ear's hole, and the material around it. */
  readonly hole: number;
  readonly wall: number;
  readonly nfc: number;
  readonly nfcDepth: number;
  readonly magnets: 0 | 2 | 4;
  readonly magnetDiameter: number;
  readonly magnetDepth: number;
  readonly mirror: boolean;
};

/** A solid as a person asks for it: `size` is `80x20mm`; lengths are in mm, with the unit or without. */
export type SolidRequest = {
  readonly size?: string;
  readonly base?: string | number;
  readonly relief?: string | number;
  readonly cut?: string;
  readonly corners?: string | number;
  readonly keychain?: string;
  readonly hole?: string | number;
  readonly wall?: string | number;
  readonly nfc?: string | number;
  readonly nfcDepth?: string | number;
  readonly magnets?: string | number;
  readonly magnetDiameter?: string | number;
  readonly magnetDepth?: string | number;
  readonly mirror?: boolean;
};

export type SolidField = keyof SolidRequest;

/** `value`: it makes no sense or is out of range; `fit`: there is no room for it. */
export type ResolvedSolid =
  | { readonly ok: true; readonly solid: Solid }
  | { readonly ok: false; readonly field: SolidField; readonly value: string; readonly reason: 'value' | 'fit' };

export const DEFAULT_SOLID: Solid = {
  width: 80,
  height: 20,
  base: 2,
  relief: 1,
  cut: 'raised',
  corners: 3,
  ear: 'none',
  hole: 5,
  wall: 2.5,
  nfc: 0,
  nfcDepth: 1,
  magnets: 0,
  magnetDiameter: 6,
  magnetDepth: 1.4,
  mirror: false,
};

/** The least and the most of every length, in mm. */
export const SOLID_LIMITS = {
  width: [20, 500],
  height: [5, 500],
  base: [0.4, 30],
  relief: [0.2, 10],
  corners: [0, 50],
  hole: [1, 30],
  wall: [0.8, 20],
  nfc: [0, 60],
  nfcDepth: [0.2, 10],
  magnetDiameter: [1, 40],
  magnetDepth: [0.2, 10],
} as const;

/** The least material over a pocket, below an engraved bar, and between one pocket and the next, in mm. */
const FLOOR = 0.4;
const BETWEEN = 0.8;

/** Fills in what is not asked for and names the first field that makes no sense or does not fit. */
export function resolveSolid(request: SolidRequest): ResolvedSolid {
  const refuse = (field: SolidField, reason: 'value' | 'fit' = 'value') =>
    ({ ok: false, field, value: String(request[field] ?? ''), reason }) as const;

  const size = readSize(request.size ?? '80x20mm');
  if (size === null) return refuse('size');
  const cut = request.cut ?? 'raised';
  if (cut !== 'raised' && cut !== 'engraved') return refuse('cut');
  const ear = EARS.find((each) => each === (request.keychain ?? 'none').trim().toLowerCase());
  if (ear === undefined) return refuse('keychain');
  const magnets = ([0, 2, 4] as const).find((count) => String(count) === String(request.magnets ?? 0).trim());
  if (magnets === undefined) return refuse('magnets');

  let solid: Solid = { ...DEFAULT_SOLID, ...size, cut, ear, magnets, mirror: request.mirror ?? false };
  for (const field of LENGTHS) {
    if (request[field] === undefined) continue;
    const length = readMillimetres(String(request[field]));
    const [least, most] = SOLID_LIMITS[field];
    if (!(length >= least && length <= most)) return refuse(field);
    solid = { ...solid, [field]: length };
  }
  if (request.corners === undefined) solid = { ...solid, corners: Math.min(solid.corners, roomForCorners(solid)) };
  const tight = findTight(solid);
  return tight === null ? { ok: true, solid } : refuse(tight, 'fit');
}

const EARS: readonly Ear[] = ['none', 'left', 'right', 'top'];
const LENGTHS = [
  'base',
  'relief',
  'corners',
  'hole',
  'wall',
  'nfc',
  'nfcDepth',
  'magnetDiameter',
  'magnetDepth',
] as const;

/** The first field for which there is no room. */
function findTight(solid: Solid): SolidField | null {
  const { width, height, base, relief, cut, corners, ear, nfc, nfcDepth, magnets, magnetDiameter, magnetDepth } = solid;
  const depth = cut === 'engraved' ? relief : 0;
  if (base < depth + FLOOR) return 'relief';
  if (corners > Math.min(width, height) / 2) return 'corners';
  if (ear !== 'none' && corners > roomForCorners(solid)) return 'keychain';
  if (nfc > 0) {
    if (nfc + 2 * BETWEEN > Math.min(width, height)) return 'nfc';
    if (base < depth + nfcDepth + FLOOR) return 'nfcDepth';
  }
  if (magnets > 0) {
    if (base < depth + magnetDepth + FLOOR) return 'magnetDepth';
    const pockets = pocketsOf(solid);
    const inside = pockets.every(
      ({ x, y, radius }) =>
        x - radius >= BETWEEN &&
        x + radius <= width - BETWEEN &&
        y - radius >= BETWEEN &&
        y + radius <= height - BETWEEN,
    );
    const apart = pockets.every((one, index) =>
      pockets.slice(index + 1).every((other) => {
        return Math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius + BETWEEN;
      }),
    );
    if (!inside || !apart || magnetDiameter + 2 * BETWEEN > height) return 'magnets';
  }
  return null;
}

/** The largest radius of corners that leaves room for the ear. */
function roomForCorners({ width, height, ear, hole, wall }: Solid): number {
  const side = ear === 'top' ? width : height;
  const room = ear === 'none' ? Math.min(width, height) / 2 : side / 2 - (hole / 2 + wall);
  return Math.min(room, width / 2, height / 2);
}

export type Pocket = { readonly x: number; readonly y: number; readonly radius: number; readonly depth: number };

/** The pockets in the back: that of an NFC tag in the middle, magnets at the ends or in the corners. */
export function pocketsOf(solid: Solid): Pocket[] {
  const { width, height, nfc, nfcDepth, magnets, magnetDiameter, magnetDepth } = solid;
  const pockets: Pocket[] = [];
  if (nfc > 0) pockets.push({ x: width / 2, y: height / 2, radius: nfc / 2, depth: nfcDepth });
  const radius = magnetDiameter / 2;
  const inset = Math.max(BETWEEN + 0.2, Math.min(2, (height - 4 * radius) / 4)) + radius;
  const columns = [inset, width - inset];
  const rows = magnets === 4 ? [inset, height - inset] : [height / 2];
  if (magnets > 0) {
    for (const x of columns) for (const y of rows) pockets.push({ x, y, radius, depth: magnetDepth });
  }
  return pockets;
}

function readSize(text: string): { width: number; height: number } | null {
  const match = /^\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*[x×хX]\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:mm|мм)?\s*$/.exec(text);
  if (match === null) return null;
  const [width, height] = [match[1], match[2]].map((number) => Number(number.replace(',', '.')));
  const within = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;
  return within(width, SOLID_LIMITS.width) && within(height, SOLID_LIMITS.height) ? { width, height } : null;
}

/** A number of millimetres, else NaN. */
function readMillimetres(text: string): number {
  const match = /^\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:mm|мм)?\s*$/.exec(text);
  return match === null ? Number.NaN : Number(match[1].replace(',', '.'));
}
