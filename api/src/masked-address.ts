/** Enough of an address to know it again; whoever else holds the link does not learn it. */
export function maskedAddress(address: string | null): string | null {
  if (address === null) return null;
  const [name = '', domain] = address.split('@');
  return domain === undefined ? `… ${address.slice(-3)}` : `${name.slice(0, 1)}…@${domain}`;
}
