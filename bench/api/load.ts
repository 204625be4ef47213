// Run as a child with IPC: keeps connections busy with GETs, one at a time each, over raw sockets.
import { connect, type Socket } from 'node:net';

/** What the parent sends: a round of load. */
export type LoadRequest = {
  readonly port: number;
  readonly authorization: string;
  /** Asked for in turn, again and again. */
  readonly paths: readonly string[];
  readonly connections: number;
  readonly ms: number;
};

/** What it answers: latencies are ms. */
export type LoadResult = {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly wrong: number;
  readonly wrongBody: string | null;
};

const LARGEST = 2 << 20;

process.on('message', async (request: LoadRequest) => {
  process.send!(await run(request));
});

let turn = 0;

async function run({ port, authorization, paths, connections, ms }: LoadRequest): Promise<LoadResult> {
  const requests = paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${authorization}\r\n\r\n`),
  );
  const latencies: number[] = [];
  let wrong = 0;
  let wrongBody: string | null = null;
  const start = performance.now();
  const end = start + ms;
  let last = start;

  function serve(): Promise<void> {
    const buffer = Buffer.alloc(LARGEST);
    let filled = 0;
    let whole = 0;
    let sent = 0;
    return new Promise((resolve, reject) => {
      const onread = {
        buffer: new Uint8Array(64 * 1024),
        callback(length: number, bytes: Uint8Array) {
          buffer.set(bytes.subarray(0, length), filled);
          filled += length;
          if (whole === 0) whole = lengthOf(buffer.subarray(0, filled));
          if (whole === 0 || filled < whole) return true;
          last = performance.now();
          latencies.push(last - sent);
          if (buffer[9] !== 0x32) {
            wrong++;
            wrongBody ??= buffer.toString('latin1', 0, Math.min(filled, 800));
          }
          filled = whole = 0;
          send();
          return true;
        },
      };
      const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
      function send(): void {
        if (performance.now() >= end) {
          socket.destroy();
          resolve();
          return;
        }
        sent = performance.now();
        socket.write(requests[turn++ % requests.length]);
      }
      socket.once('connect', send).once('error', reject);
    });
  }

  await Promise.all(Array.from({ length: connections }, serve));
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.floor(latencies.length * part)] ?? 0;
  const perSecond = latencies.length / ((last - start) / 1000);
  return { answers: latencies.length, perSecond, p50: at(0.5), p99: at(0.99), wrong, wrongBody };
}

/** The bytes of the whole answer; 0 while its head has not come. */
function lengthOf(answer: Buffer): number {
  const split = answer.indexOf('\r\n\r\n');
  if (split === -1) return 0;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer.toString('latin1', 0, split + 2))?.[1]);
  return split + 4 + length;
}
