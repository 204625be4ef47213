import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Where a request comes from: a proxy is believed only on the same machine, as the framework does. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  let address = socket.remoteAddress ?? '';
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const hops = forwarded === '' ? [] : forwarded.split(',').reverse();
  for (const hop of hops) {
    if (!LOOPBACK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) break;
    address = hop.trim();
  }
  return address;
}
