import type { Link } from '@barline/codes';
import { EXTENSIONS, type Format } from './formats.ts';

/** `spotify-playlist-37i9dQZF1DWZq91oLsHZvy-640.png`; what file systems do not take is replaced. `size` is in pixels, or says its unit. */
export function fileName({ type, id }: Link, format: Format, size: number | string): string {
  const kind = format === 'laser' ? '-laser' : '';
  return `spotify-${type}-${safeName(id) || 'code'}-${safeName(String(size))}${kind}.${EXTENSIONS[format]}`;
}

/** Letters and digits of any script stay; anything else becomes a dash. At most 80 characters. */
export function safeName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[\p{M}.-]+/u, '')
    .slice(0, 80);
}
