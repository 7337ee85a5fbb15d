import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Env } from './deps.ts';

/**
 * The caller's address: the connection's own, or, behind `trustedProxies` proxies of ours, the entry
 * of X-Forwarded-For that the outermost of them wrote. Whatever a caller wrote further left is
 * theirs to invent, and is ignored.
 */
export function clientAddress(c: Context<Env>, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    const entry = chain.at(-trustedProxies);
    if (entry) return entry;
  }
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown';
}

/** The network of an address, which names no person: an IPv4 /24 or an IPv6 /64; null for none. */
export function clientNetwork(address: string): string | null {
  const bucket = addressBucket(address);
  if (bucket.includes(':')) return bucket;
  const head = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(bucket)?.[1];
  return head === undefined ? null : `${head}.0/24`;
}

/** What a rate limit counts by: an IPv4 address whole, an IPv6 address by its /64. */
export function addressBucket(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...zeros, ...right].map((group) => parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
