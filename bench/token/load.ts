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
  const start = performance.now();
  const end = start + ms;
  let last = start;

  function serve(socket: Socket, index: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let sent = 0;
      let received = '';
      const send = () => {
        const once = !rotating && bodies.length > 1;
        const body = once ? bodies[taken++] : rotating ? next[index] : bodies[0];
        if (performance.now() >= end || body === undefined) {
          socket.destroy();
          return resolve();
        }
        sent = performance.now();
        socket.write(`${head}${body.length}\r\n\r\n${body}`);
      };
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        const body = readBody(received);
        if (body === null) return;
        const status = received.slice(9, 12);
        received = '';
        last = performance.now();
        latencies.push(last - sent);
        if (status !== '200') {
          wrong++;
          wrongBody ??= `${status} ${body}`;
        } else if (rotating) {
          next[index] = next[index].replace(
            /refresh_token=AQ[\w-]+/,
            `refresh_token=${JSON.parse(body).refresh_token}`,
          );
        }
        send();
      });
      socket.on('error', reject);
      send();
    });
  }

  const sockets = await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
          socket.once('error', reject);
        }),
    ),
  );
  await Promise.all(sockets.map(serve));
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

/** The body once it is complete; answers carry a content-length. */
function readBody(received: string): string | null {
  const split = received.indexOf('\r\n\r\n');
  if (split === -1) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
  const body = received.slice(split + 4);
  return body.length >= Number(length) ? body : null;
}
