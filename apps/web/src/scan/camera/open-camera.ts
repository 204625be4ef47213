import type { Refusal } from './state.ts';

export type OpenedCamera =
  | { readonly ok: true; readonly stream: MediaStream; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly why: Refusal };

/**
 * Asks the browser for a camera: the chosen one, else the one at the back, at 1280 × 720. What the device cannot give
 * is asked for again with less, without a word.
 */
export async function openCamera(chosen: string | null): Promise<OpenedCamera> {
  if (!isSecureContext || navigator.mediaDevices === undefined) return { ok: false, why: 'insecure' };
  let why: Refusal = 'failed';
  for (const video of wishes(chosen)) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video });
      const [track] = stream.getVideoTracks();
      if (track !== undefined) return { ok: true, stream, track };
    } catch (error) {
      why = refusalOf(error);
      if (!isWorthAnotherTry(error, video)) return { ok: false, why };
    }
  }
  return { ok: false, why };
}

const RESOLUTION = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

function wishes(chosen: string | null): (MediaTrackConstraints | true)[] {
  const back = { facingMode: { ideal: 'environment' } };
  const first = chosen === null ? [] : [{ deviceId: { exact: chosen }, ...RESOLUTION }];
  return [...first, { ...back, ...RESOLUTION }, { ...back, width: { ideal: 640 } }, true];
}

/** A wish too high, or a remembered camera that is gone, gives way to a lower wish; a refusal is a refusal. */
function isWorthAnotherTry(error: unknown, video: MediaTrackConstraints | true): boolean {
  if (video === true) return false;
  const name = nameOf(error);
  return name === 'OverconstrainedError' || (name === 'NotFoundError' && 'deviceId' in video);
}

/** Names of the errors of getUserMedia (Media Capture and Streams, §10.2.5), older ones of browsers too. */
function refusalOf(error: unknown): Refusal {
  switch (nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return 'denied';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

/** `OverconstrainedError` is no DOMException in every browser, but has a name in all. */
function nameOf(error: unknown): string {
  return (error as { name?: string } | null)?.name ?? '';
}
