import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Pixels } from '@barline/codes';
import { Failure } from '@barline/messages';

/** Frames are scaled to this size, so that each has as many bytes. */
const WIDTH = 1280;
const HEIGHT = 720;
const FRAME_BYTES = WIDTH * HEIGHT * 4;
/** As many as a machine without hurry looks at. */
const FRAMES_A_SECOND = 10;

/**
 * The frames of a camera of this machine, through ffmpeg, until the loop over them is left. `camera` is its number, or
 * what the system calls it. Throws `Failure('camera_unavailable')` where there is no ffmpeg or no picture.
 */
export async function* readCamera(
  camera: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): AsyncGenerator<Pixels> {
  const program = env.BARLINE_FFMPEG || 'ffmpeg';
  const child = spawn(program, [...QUIET, ...inputOf(camera, platform), ...OUTPUT], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const started = once(child, 'spawn').catch(() => null);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  if ((await started) === null) throw new Failure('camera_unavailable', { reason: 'program', camera });
  let frames = 0;
  try {
    for await (const data of wholeFrames(child.stdout)) {
      frames++;
      yield { width: WIDTH, height: HEIGHT, data };
    }
    await ended;
  } finally {
    child.kill();
  }
  if (frames === 0) throw new Failure('camera_unavailable', { reason: 'device', camera, said: lastLine(said) });
}

const QUIET = ['-hide_banner', '-loglevel', 'error', '-nostdin'];
/** The picture keeps its shape, with a margin where it needs one. */
const SHAPE = `scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=decrease,pad=${WIDTH}:${HEIGHT}:-1:-1`;
const OUTPUT = ['-an', '-vf', `fps=${FRAMES_A_SECOND},${SHAPE}`, '-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1'];

/** How each system's cameras are named to ffmpeg. */
export function inputOf(camera: string, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return ['-f', 'avfoundation', '-framerate', '30', '-i', camera];
  if (platform === 'win32') return ['-f', 'dshow', '-i', `video=${camera}`];
  return ['-f', 'v4l2', '-i', /^\d+$/.test(camera) ? `/dev/video${camera}` : camera];
}

/** Cuts a stream of bytes into frames; a rest at the end is none. */
async function* wholeFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let frame = Buffer.alloc(FRAME_BYTES);
  let filled = 0;
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(frame, filled, at);
      at += copied;
      filled += copied;
      if (filled < FRAME_BYTES) continue;
      yield frame;
      frame = Buffer.alloc(FRAME_BYTES);
      filled = 0;
    }
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) || 'ffmpeg ended.';
}
