import type { Context } from 'hono';
import { expect, test } from 'vitest';
import { addressBucket, clientAddress } from './client-address.ts';
import type { Env } from './deps.ts';

const from = (remote: string, forwarded?: string) =>
  ({
    env: { incoming: { socket: { remoteAddress: remote, remoteFamily: 'IPv4' } } },
    req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
  }) as unknown as Context<Env>;

test('without proxies of ours, what a caller says of its address is ignored', () => {
  for (let n = 0; n < 1_000; n++) {
    expect(clientAddress(from('203.0.113.9', `198.51.100.${n % 250}`), 0)).toBe('203.0.113.9');
  }
});

test('behind proxies of ours, the entry that the outermost wrote counts, not what stands left of it', () => {
  const chain = '6.6.6.6, 198.51.100.7, 10.0.0.2';
  expect(clientAddress(from('10.0.0.1', chain), 1)).toBe('10.0.0.2');
  expect(clientAddress(from('10.0.0.1', chain), 2)).toBe('198.51.100.7');
  expect(clientAddress(from('10.0.0.1'), 2)).toBe('10.0.0.1');
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:bbbb:cccc:dddd:eeee', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, bucket) => {
  expect(addressBucket(address)).toBe(bucket);
});
