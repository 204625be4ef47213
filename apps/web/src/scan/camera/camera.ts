import type { Pixels } from '@barline/codes';
import { kept } from '../../kept.ts';
import { navigate } from '../../router.ts';
import { itemPath } from '../../routes.ts';
import { createStore } from '../../store.ts';
import { currentCameraTexts } from '../../texts/camera.ts';
import { asksBeforeOpening } from '../auto-open.ts';
import { addPicture, addScanned, onlyLink } from '../session.ts';
import { scanInWorker, startWorker } from '../worker-client.ts';
import { type FrameFeed, feedFrames } from './frames.ts';
import type { FoundInVideo, Seen, WatchAnswer, WatchRequest } from './messages.ts';
import { openCamera } from './open-camera.ts';
import { signalFound, signalSeen } from './signals.ts';
import { type CameraEvent, type CameraState, IGNORED_MS, NOTHING_MS, nextState } from './state.ts';

/** The one camera of the page, as its panel shows it. */
export const camera = createStore<CameraState>({ at: 'idle' });
/** What the worker saw in the last frame; changes with every frame. */
export const seen = createStore<Seen | null>(null);
/** The camera in use. */
export const track = createStore<MediaStreamTrack | null>(null);

/** Shows the camera's picture; the panel puts it on the page. */
export const video = createVideo();

/** What runs as long as a camera is asked for or open. */
type Session = { readonly worker: Worker; feed: FrameFeed | null; timer: ReturnType<typeof setTimeout> | undefined };

let session: Session | null = null;

/** A picture that is still to come is waited for this long after the code was found. */
const PICTURE_MS = 3_000;

/** Asks for the camera and looks for codes until one is found. Call it only when the visitor has asked for it. */
export async function startCamera(chosen: string | null = kept.read('camera')): Promise<void> {
  end();
  const mine: Session = {
    worker: startWorker(),
    feed: null,
    timer: setTimeout(() => tell({ type: 'ignored' }), IGNORED_MS),
  };
  session = mine;
  tell({ type: 'asked' });
  const opened = await openCamera(chosen);
  if (session !== mine) {
    if (opened.ok) stopTracks(opened.stream);
    return;
  }
  clearTimeout(mine.timer);
  if (!opened.ok) {
    end();
    return tell({ type: 'refused', why: opened.why });
  }
  mine.worker.addEventListener('message', ({ data }: MessageEvent<WatchAnswer>) => hear(mine, data));
  mine.worker.addEventListener('error', () => fail(mine));
  opened.track.addEventListener('ended', interrupt);
  video.srcObject = opened.stream;
  video.play().catch(() => {});
  mine.feed = feedFrames(opened.track, video, mine.worker);
  mine.timer = setTimeout(() => tell({ type: 'nothing' }), NOTHING_MS);
  track.set(opened.track);
  tell({ type: 'opened' });
  if (document.hidden) interrupt();
}

/** Remembers the chosen camera and changes to it. */
export function chooseCamera(id: string): Promise<void> {
  kept.write('camera', id);
  return startCamera(id);
}

/** Switches the camera off and goes back to the beginning. */
export function closeCamera(): void {
  end();
  tell({ type: 'closed' });
}

/** Switches the camera off while the page cannot be seen; the visitor may resume. */
function interrupt(): void {
  if (camera.get().at !== 'looking') return;
  end();
  tell({ type: 'interrupted' });
}

addEventListener('pagehide', interrupt);
document.addEventListener('visibilitychange', () => document.hidden && interrupt());

/** Without its worker a camera would be looked through in vain. */
function fail(from: Session): void {
  if (session !== from) return;
  end();
  tell({ type: 'refused', why: 'failed' });
}

function hear(from: Session, answer: WatchAnswer): void {
  if (session !== from) return;
  if (answer.watch === 'found') void finish(from, answer.found);
  if (answer.watch === 'look') void lookCloser(from, answer.pixels, answer.others);
  if (answer.watch !== 'seen') return;
  from.feed?.next();
  seen.set(answer.seen);
  tell({ type: 'hinted', hint: answer.seen.hint });
  const [outline] = answer.seen.outlines;
  if (outline !== undefined) signalSeen(outline.read ? 'read' : 'near');
}

/** Has the worker of still pictures look at a frame, while the one that watches goes on with the next frames. */
async function lookCloser({ worker }: Session, pixels: Pixels, others: boolean): Promise<void> {
  const outcome = await scanInWorker(pixels, { others });
  const look = outcome.outcome === 'scanned' ? outcome : { codes: [], others: [], near: null };
  const request: WatchRequest = { watch: 'looked', look };
  worker.postMessage(request);
}

/** A code is found: the camera is off before anything else is done with it. */
async function finish(from: Session, { codes, others, width, height, milliseconds }: FoundInVideo): Promise<void> {
  const picture = nextPicture(from.worker);
  session = null;
  release(from);
  tell({ type: 'found' });
  signalFound();
  const scanned = {
    outcome: 'scanned',
    codes,
    others,
    failure: null,
    near: null,
    width,
    height,
    milliseconds,
  } as const;
  const looked = addScanned(currentCameraTexts().title, scanned);
  picture.then(async (file) => {
    from.worker.terminate();
    const { key } = await looked;
    if (file !== null) await addPicture(key, file);
  });
  const row = await looked;
  const link = onlyLink(row);
  if (link !== null && !asksBeforeOpening() && location.pathname === '/scan' && camera.get().at === 'done') {
    navigate(itemPath(link));
  }
}

function nextPicture(worker: Worker): Promise<Blob | null> {
  return new Promise((resolve) => {
    setTimeout(resolve, PICTURE_MS, null);
    worker.addEventListener('message', ({ data }: MessageEvent<WatchAnswer>) => {
      if (data.watch === 'picture') resolve(data.picture);
    });
  });
}

function end(): void {
  const ending = session;
  session = null;
  if (ending === null) return;
  release(ending);
  ending.worker.terminate();
}

/** Gives the camera back to the system. */
function release(ending: Session): void {
  clearTimeout(ending.timer);
  ending.feed?.stop();
  if (video.srcObject instanceof MediaStream) stopTracks(video.srcObject);
  video.srcObject = null;
  track.set(null);
  seen.set(null);
}

function stopTracks(stream: MediaStream): void {
  for (const each of stream.getTracks()) {
    each.removeEventListener('ended', interrupt);
    each.stop();
  }
}

function tell(event: CameraEvent): void {
  camera.set(nextState(camera.get(), event));
}

function createVideo(): HTMLVideoElement {
  const element = document.createElement('video');
  element.muted = true;
  element.playsInline = true;
  element.disablePictureInPicture = true;
  return element;
}
