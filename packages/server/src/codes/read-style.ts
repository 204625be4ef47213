import {
  resolveSolid,
  resolveStyle,
  type Solid,
  type SolidRequest,
  type Style,
  type StyleField,
  type StyleRequest,
} from '@barline/codes';
import { Failure } from '@barline/messages';
import { findFormat, PICTURE_FORMATS, type PictureFormat } from './draw-picture.ts';

const REASONS: Readonly<Record<StyleField, string>> = {
  bg: 'colour',
  bars: 'colour',
  width: 'width',
  dpi: 'dpi',
  margin: 'units',
  corners: 'units',
  frame: 'units',
  mirror: 'mirror',
};

/** Reads a style as people ask for it. Throws `Failure('malformed_style')`. */
export function readStyle(request: StyleRequest): Style {
  const resolved = resolveStyle(request);
  if (resolved.ok) return resolved.style;
  const { field, value } = resolved;
  throw new Failure('malformed_style', { reason: REASONS[field], field, value });
}

/** Reads a plate as people ask for it. Throws `Failure('malformed_style')`. */
export function readSolid(request: SolidRequest): Solid {
  const resolved = resolveSolid(request);
  if (resolved.ok) return resolved.solid;
  const { field, value } = resolved;
  throw new Failure('malformed_style', { reason: resolved.reason === 'fit' ? 'no_room' : 'solid', field, value });
}

/** Reads the name of a format or its extension. Throws `Failure('malformed_style')`. */
export function readFormat(name: string): PictureFormat {
  const format = findFormat(name.toLowerCase());
  if (format) return format;
  throw new Failure('malformed_style', { reason: 'format', value: name, known: PICTURE_FORMATS.join(', ') });
}
