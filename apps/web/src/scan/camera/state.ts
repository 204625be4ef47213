import type { Hint } from './hints.ts';

/** Why there is no picture from a camera; each has its own page and its own way on. */
export type Refusal = 'denied' | 'none' | 'busy' | 'insecure' | 'failed';

/** Where the camera of the scan page stands. */
export type CameraState =
  | { readonly at: 'idle' }
  /** The browser asks the visitor. `ignored`: he has not answered for a while. */
  | { readonly at: 'asking'; readonly ignored: boolean }
  | { readonly at: 'refused'; readonly why: Refusal }
  /** Frames are being read. `hint` is the one thing to change; `long`: nothing was found for a while. */
  | { readonly at: 'looking'; readonly hint: Hint | null; readonly long: boolean }
  /** The page was hidden, or something took the camera away. */
  | { readonly at: 'stopped' }
  | { readonly at: 'done' };

export type CameraEvent =
  | { readonly type: 'asked' }
  | { readonly type: 'ignored' }
  | { readonly type: 'refused'; readonly why: Refusal }
  | { readonly type: 'opened' }
  | { readonly type: 'hinted'; readonly hint: Hint | null }
  | { readonly type: 'nothing' }
  | { readonly type: 'interrupted' }
  | { readonly type: 'found' }
  | { readonly type: 'closed' };

/** A prompt that is not answered for this long is said to be waiting. */
export const IGNORED_MS = 20_000;
/** Without a result for this long, tips and other ways are offered. */
export const NOTHING_MS = 12_000;

/** The state after an event; events that come too late change nothing. */
export function nextState(state: CameraState, event: CameraEvent): CameraState {
  switch (event.type) {
    case 'asked':
      return { at: 'asking', ignored: false };
    case 'ignored':
      return state.at === 'asking' ? { at: 'asking', ignored: true } : state;
    case 'refused':
      return { at: 'refused', why: event.why };
    case 'opened':
      return { at: 'looking', hint: null, long: false };
    case 'hinted':
      return state.at === 'looking' && state.hint !== event.hint ? { ...state, hint: event.hint } : state;
    case 'nothing':
      return state.at === 'looking' ? { ...state, long: true } : state;
    case 'interrupted':
      return state.at === 'looking' || state.at === 'asking' ? { at: 'stopped' } : state;
    case 'found':
      return { at: 'done' };
    case 'closed':
      return { at: 'idle' };
  }
}
