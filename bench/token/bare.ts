// Run as: node bare.ts CLIENT_ID SECRET_HASH. The least a token endpoint can do: reads the form and the Basic header,
// compares the secret's SHA-256, answers with random bytes. Prints its port.
import { hash, randomFillSync, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';

const [clientId, secretHash] = process.argv.slice(2);
const expected = Buffer.from(secretHash);
const pool = Buffer.alloc(8192);
let used = pool.length;

function randomText(length: number): string {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return pool.toString('base64url', used - length, used);
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const form = parse(Buffer.concat(chunks).toString());
    const basic = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
    const colon = basic.indexOf(':');
    const [id, secret] = [basic.slice(0, colon), basic.slice(colon + 1)];
    const right = timingSafeEqual(Buffer.from(hash('sha256', secret, 'hex')), expected);
    const good = id === clientId && right && typeof form.grant_type === 'string';
    const body = good
      ? `{"access_token":"${randomText(144)}","token_type":"Bearer","expires_in":3600}`
      : '{"error":"invalid_client"}';
    response.writeHead(good ? 200 : 400, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-length': body.length,
    });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
