// Run as: node bare.ts FILE. FILE holds JSON: beginnings of paths and the bodies to answer with. Prints its port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const bodies = Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8')) as Record<string, string>);

const server = createServer(({ url }, response) => {
  const body = bodies.find(([path]) => url!.startsWith(path))![1];
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=7200',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
