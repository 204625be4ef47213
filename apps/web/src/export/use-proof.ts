import type { Drawing, Proof, Style } from '@barline/codes';
import { useEffect, useRef, useState } from 'preact/hooks';
import { proveInWorker } from './prove.ts';

/** While a slider or a colour is being moved, nothing is proved yet. */
const PAUSE_MS = 250;

export type Proving =
  | { readonly state: 'working' }
  | { readonly state: 'failed' }
  | { readonly state: 'proved'; readonly proof: Proof };

/** The proof-scan of what is drawn; one at a time, always of the newest style. */
export function useProof(drawing: Drawing | null, style: Style): Proving {
  const [proving, setProving] = useState<Proving>({ state: 'working' });
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const { background, bars, width, margin, corners, frame } = style;
  const key = JSON.stringify([drawing, background, bars, width, margin, corners, frame]);
  useEffect(() => {
    if (drawing === null) return;
    let wanted = true;
    setProving({ state: 'working' });
    const timer = setTimeout(async () => {
      await running.current;
      if (!wanted) return;
      // A stamp is mirrored; what it prints is not.
      const proved = proveInWorker(drawing, { ...style, mirror: false });
      running.current = proved;
      const proof = await proved;
      if (wanted) setProving(proof === null ? { state: 'failed' } : { state: 'proved', proof });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return proving;
}
