import type { ResolvedStyle, Style } from '@barline/codes';
import { useRef } from 'preact/hooks';
import { PLAIN_STYLE } from '../export/plain.ts';

/** The style asked for; while a colour is half typed, the last one that made sense. */
export function useLastStyle(resolved: ResolvedStyle): Style {
  const last = useRef<Style>(PLAIN_STYLE);
  if (resolved.ok) last.current = resolved.style;
  return last.current;
}
