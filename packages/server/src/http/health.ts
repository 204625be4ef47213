import { BlockList, isIPv6 } from 'node:net';
import { Failure } from '@barline/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Codes } from '../codes/codes.ts';
import type { Metrics } from './metrics.ts';

/** The process runs. */
export async function live() {
  return { status: 'ok' };
}

/** The database answers; else 503. */
export function ready(codes: Codes) {
  return async () => {
    await codes.check();
    return { status: 'ready' };
  };
}

/** Only for whoever asks from this machine or its own network, and not through a proxy; to others it is not there. */
export function printMetrics(metrics: Metrics) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { headers, socket } = request;
    const forwarded = headers.forwarded ?? headers['x-forwarded-for'];
    if (forwarded !== undefined || !isNear(socket.remoteAddress)) throw new Failure('not_found');
    const { type, text } = metrics.print();
    return reply.type(type).header('cache-control', 'no-store').send(text);
  };
}

/** Loopback, private and link-local addresses: RFC 1122, 1918, 3927, 4193, 4291. */
const NEAR = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  NEAR.addSubnet(net, bits);
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  NEAR.addSubnet(net, bits, 'ipv6');

function isNear(address = ''): boolean {
  return NEAR.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
