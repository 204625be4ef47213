import type { Link } from '@barline/codes';
import type { Format } from './draw.ts';

/** `spotify-playlist-37i9dQZF1DWZq91oLsHZvy-640.png`; what file systems do not take is replaced. */
export function fileName({ type, id }: Link, format: Format, width: number): string {
  const safe =
    id
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 80) || 'code';
  return `spotify-${type}-${safe}-${width}.${format === 'jpeg' ? 'jpg' : format}`;
}
