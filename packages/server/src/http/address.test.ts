import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createReadAddress } from './address.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as IncomingMessage;

describe('where a request comes from', () => {
  it('is its connection, whatever its headers say, where no proxy is trusted', () => {
    const read = createReadAddress([]);
    expect(read(request('127.0.0.1', '203.0.113.9'))).toBe('127.0.0.1');
    expect(read(request('198.51.100.1'))).toBe('198.51.100.1');
  });

  it('is what a trusted proxy wrote, not what came before that', () => {
    const read = createReadAddress(['loopback', '10.0.0.0/8', '2001:db8::1']);
    expect(read(request('127.0.0.1', '203.0.113.9'))).toBe('203.0.113.9');
    expect(read(request('::1', '6.6.6.6, 203.0.113.9'))).toBe('203.0.113.9');
    expect(read(request('10.1.2.3', '6.6.6.6, 203.0.113.9, 10.9.9.9'))).toBe('203.0.113.9');
    expect(read(request('2001:db8::1', '2001:db8::2'))).toBe('2001:db8::2');
    expect(read(request('198.51.100.1', '203.0.113.9'))).toBe('198.51.100.1');
    expect(read(request('127.0.0.1'))).toBe('127.0.0.1');
  });
});
