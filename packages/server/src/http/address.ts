import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** Says where a request comes from. */
export type ReadAddress = (request: Pick<IncomingMessage, 'socket' | 'headers'>) => string;

/**
 * Reads addresses as the framework does: `X-Forwarded-For` is believed only as far as the proxies in `trusted`
 * (addresses, CIDR blocks, or `loopback`) have written it.
 */
export function createReadAddress(trusted: readonly string[]): ReadAddress {
  const proxies = new BlockList();
  for (const entry of trusted) addTo(proxies, entry);
  const isProxy = (address: string) => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return ({ socket, headers }) => {
    let address = socket.remoteAddress ?? '';
    if (trusted.length === 0 || headers['x-forwarded-for'] === undefined) return address;
    const hops = [headers['x-forwarded-for']].flat().join(',').split(',').reverse();
    for (const hop of hops) {
      if (!isProxy(address)) break;
      address = hop.trim();
    }
    return address;
  };
}

function addTo(list: BlockList, entry: string): void {
  if (entry === 'loopback') {
    list.addSubnet('127.0.0.0', 8);
    list.addAddress('::1', 'ipv6');
    return;
  }
  const [address, bits] = entry.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}
