import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks of version 4 that are nobody's on the internet: own, shared, test and multicast ones. */
const closed4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** Of version 6 only 2000::/3 is given out; these parts of it lead elsewhere, or nowhere. */
const closed6 = [
  ['2001::', 23], // protocols such as Teredo, which carries addresses of version 4
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4, the same
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

/** What even an operator who uses own networks never means: this machine's own link and its metadata. */
const never4 = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const own6 = [
  ['::1', 128],
  ['fc00::', 7],
] as const;

function listOf(
  networks: readonly (readonly [string, number])[],
  family: 'ipv4' | 'ipv6',
): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
}

const closedV4 = listOf(closed4, 'ipv4');
const neverV4 = listOf(never4, 'ipv4');
const givenV6 = listOf([['2000::', 3]], 'ipv6');
const closedV6 = listOf(closed6, 'ipv6');
const ownV6 = listOf(own6, 'ipv6');

/** Written as version 6, but of version 4 (RFC 4291, section 2.5.5.2): judged as what it is. */
const mapped = /^(?:0*:)*:?:?ffff:(?<rest>[0-9a-f.:]+)$/i;

function unmapped(address: string): string {
  const rest = mapped.exec(address)?.groups?.['rest'];
  if (rest === undefined) return address;
  if (isIPv4(rest)) return rest;
  const [high, low, ...more] = rest.split(':').map((part) => Number.parseInt(part, 16));
  if (high === undefined || low === undefined || more.length > 0) return address;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * Whether something may be sent to an address: it is one of the internet, or, where the operator
 * allows own networks, one of those. Never the link's own, where clouds keep their secrets.
 */
export function isOpenAddress(given: string, { own }: { own: boolean }): boolean {
  const address = unmapped(given);
  if (isIPv4(address)) {
    return own ? !neverV4.check(address, 'ipv4') : !closedV4.check(address, 'ipv4');
  }
  if (!isIPv6(address)) return false;
  if (own && ownV6.check(address, 'ipv6')) return true;
  return givenV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');
}
