import { hash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { Failure } from '@barline/messages';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

type GuardOptions = { readonly adminToken: string | null; readonly publicUrl: () => string };

/**
 * Lets through whoever shows the admin token, and programs on this machine that speak to it directly: not through a
 * proxy, not by a name that a foreign page could have pointed here (DNS rebinding), and not from a browser's page of
 * another site. To others the sandbox's controls are not there. Throws `Failure('not_found')`.
 */
export function guardSandbox({ adminToken, publicUrl }: GuardOptions) {
  return async (request: FastifyRequest): Promise<void> => {
    if (adminToken !== null && showsToken(request, adminToken)) return;
    if (!isDirect(request) || isFromForeignPage(request, publicUrl())) throw new Failure('not_found');
  };
}

function showsToken({ headers }: FastifyRequest, adminToken: string): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', adminToken, 'buffer'));
}

function isDirect({ headers, socket }: FastifyRequest): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
  if (forwarded.some((name) => headers[name] !== undefined)) return false;
  const address = socket.remoteAddress ?? '';
  return LOOPBACK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function isFromForeignPage({ headers }: FastifyRequest, publicUrl: string): boolean {
  const host = (headers.host ?? '').toLowerCase();
  const isOwn = /^(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?$/.test(host) || host === URL.parse(publicUrl)?.host;
  if (!isOwn) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== host;
}
