import type { WatchRequest } from './messages.ts';

type TrackProcessor = new (init: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => { readonly readable: ReadableStream<VideoFrame> };

/**
 * Hands the frames of a camera to a worker without copying them: as a stream that the page never touches again where
 * the browser has MediaStreamTrackProcessor, else one by one as the video shows them, the next when the last is read.
 * The stream ends with its track; the returned functions are for frames one by one.
 */
export function feedFrames(track: MediaStreamTrack, video: HTMLVideoElement, worker: Worker): FrameFeed {
  const Processor = (globalThis as { MediaStreamTrackProcessor?: TrackProcessor }).MediaStreamTrackProcessor;
  if (Processor !== undefined) {
    const { readable } = new Processor({ track, maxBufferSize: 1 });
    const request: WatchRequest = { watch: 'stream', frames: readable };
    try {
      worker.postMessage(request, [readable]);
      return { next() {}, stop() {} };
    } catch {
      // A browser with processors but without streams that can be given away.
      readable.cancel();
    }
  }
  return feedOneByOne(video, worker);
}

export type FrameFeed = {
  /** The worker has read the last frame. */
  next(): void;
  stop(): void;
};

function feedOneByOne(video: HTMLVideoElement, worker: Worker): FrameFeed {
  let stopped = false;
  const send = async () => {
    if (stopped) return;
    const frame = await grab(video);
    if (stopped) return frame?.close();
    if (frame === null) return waitForFrame(video, send);
    const request: WatchRequest = { watch: 'frame', frame };
    worker.postMessage(request, [frame]);
  };
  waitForFrame(video, send);
  return {
    next: () => waitForFrame(video, send),
    stop() {
      stopped = true;
    },
  };
}

/** The frame that the video shows, as something that can be given to a worker; `null` while there is none. */
async function grab(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  try {
    return await createImageBitmap(video);
  } catch {
    return null;
  }
}

function waitForFrame(video: HTMLVideoElement, then: () => void): void {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(then);
  else requestAnimationFrame(then);
}
