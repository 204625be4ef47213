/** Every file a code can become, by what it is for. */
export const FORMAT_GROUPS = {
  screen: ['png', 'svg', 'jpeg', 'webp'],
  print: ['pdf', 'eps'],
  laser: ['laser', 'dxf'],
  solid: ['3mf', 'stl', 'scad'],
} as const;

export type FormatGroup = keyof typeof FORMAT_GROUPS;
export type PictureFormat = (typeof FORMAT_GROUPS)['screen'][number];
export type SpecialFormat = (typeof FORMAT_GROUPS)['print' | 'laser' | 'solid'][number];
export type Format = PictureFormat | SpecialFormat;

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
  eps: 'application/postscript',
  laser: 'image/svg+xml',
  dxf: 'image/vnd.dxf',
  '3mf': 'model/3mf',
  stl: 'model/stl',
  scad: 'text/plain',
};

export const EXTENSIONS: Readonly<Record<Format, string>> = {
  png: 'png',
  svg: 'svg',
  jpeg: 'jpg',
  webp: 'webp',
  pdf: 'pdf',
  eps: 'eps',
  laser: 'svg',
  dxf: 'dxf',
  '3mf': '3mf',
  stl: 'stl',
  scad: 'scad',
};

/** How a format is called on the page. */
export const FORMAT_NAMES: Readonly<Record<Exclude<Format, 'laser'>, string>> = {
  png: 'PNG',
  svg: 'SVG',
  jpeg: 'JPEG',
  webp: 'WebP',
  pdf: 'PDF',
  eps: 'EPS',
  dxf: 'DXF',
  '3mf': '3MF',
  stl: 'STL',
  scad: 'OpenSCAD',
};

export function isPicture(format: Format): format is PictureFormat {
  return (FORMAT_GROUPS.screen as readonly Format[]).includes(format);
}

export function groupOf(format: Format): FormatGroup {
  const groups = Object.keys(FORMAT_GROUPS) as FormatGroup[];
  return groups.find((group) => (FORMAT_GROUPS[group] as readonly Format[]).includes(format)) ?? 'screen';
}
