// Run as a child with IPC: keeps 50 connections busy, one request at a time each, over raw sockets.
import { connect, type Socket } from 'node:net';

/** What the parent sends: a round of load. */
export type LoadRequest = {
  readonly port: number;
  readonly authorization: string;
  /** Bodies, each sent once; a list of one is sent again and again. */
  readonly bodies: readonly string[];
  /** Replaces `refresh_token` of the body by the one of the last answer. */
  readonly rotating: boolean;
  readonly ms: number;
};

/** What it answers: latencies are ms. */
export type LoadResult = {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly wrong: number;
  /** Of the first wrong answer. */
  readonly wrongBody: string | null;
  /** The bodies as they would be sent next. */
  readonly bodies: readonly string[];
};

const CONNECTIONS = 50;

process.on('message', async (request: LoadRequest) => {
  process.send!(await run(request));
});

async function run({ port, authorization, bodies, rotating, ms }: LoadRequest): Promise<LoadResult> {
  const next = [...bodies];
  const latencies: number[] = [];
  let taken = 0;
  let wrong = 0;
  let wrongBody: string | null = null;
  const head = `POST /api/token HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${authorization}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: `;
  const spell = (body: string) => Buffer.from(`${head}${body.length}\r\n\r\n${body}`, 'latin1');
  const same = !rotating && bodies.length === 1 ? spell(bodies[0]) : null;

  /** The next request of a connection; null when all have been sent. */
  function take(index: number): Buffer | null {
    if (same) return same;
    const body = rotating ? next[index] : bodies[taken++];
    return body === undefined ? null : spell(body);
  }

  function judge(index: number, answer: Buffer): void {
    if (answer[9] !== 0x32) {
      wrong++;
      wrongBody ??= answer.toString('latin1');
    } else if (rotating) {
      const token = /"refresh_token":"([\w-]+)"/.exec(answer.toString('latin1'))![1];
      next[index] = next[index].replace(/refresh_token=[\w-]+/, `refresh_token=${token}`);
    }
  }

  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let end = 0;
  let last = 0;

  function serve(index: number): { connected: Promise<void>; done: Promise<void> } {
    const buffer = Buffer.alloc(64 * 1024);
    let filled = 0;
    let sent = 0;
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    // Reads into one buffer, without a stream around it: the load must outrun the server.
    const onread = {
      buffer: new Uint8Array(64 * 1024),
      callback(length: number, bytes: Uint8Array) {
        buffer.set(bytes.subarray(0, length), filled);
        filled += length;
        const answer = buffer.subarray(0, filled);
        if (!isWhole(answer)) return true;
        last = performance.now();
        latencies.push(last - sent);
        judge(index, answer);
        filled = 0;
        send();
        return true;
      },
    };
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    function send(): void {
      const request = performance.now() < end ? take(index) : null;
      if (request === null) {
        socket.destroy();
        finish();
        return;
      }
      sent = performance.now();
      socket.write(request);
    }
    const connected = new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    return { connected, done: begun.then(send).then(() => done) };
  }

  const connections = Array.from({ length: CONNECTIONS }, (_, index) => serve(index));
  await Promise.all(connections.map(({ connected }) => connected));
  const start = performance.now();
  end = start + ms;
  begin();
  await Promise.all(connections.map(({ done }) => done));
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.floor(latencies.length * part)] ?? 0;
  return {
    answers: latencies.length,
    perSecond: latencies.length / ((last - start) / 1000),
    p50: at(0.5),
    p99: at(0.99),
    wrong,
    wrongBody,
    bodies: rotating ? next : bodies.slice(taken),
  };
}

/** Where the blank line begins in answers seen before, and how long these were: most are alike. */
const seen = { split: 0, length: 0 };

/** Whether all of an answer has come; answers carry a content-length. */
function isWhole(answer: Buffer): boolean {
  if (answer.length === seen.length && answer[seen.split] === 0x0d && answer[seen.split + 2] === 0x0d) return true;
  const split = answer.indexOf('\r\n\r\n');
  if (split === -1) return false;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer.toString('latin1', 0, split + 2))?.[1]);
  if (answer.length < split + 4 + length) return false;
  seen.split = split;
  seen.length = answer.length;
  return true;
}
