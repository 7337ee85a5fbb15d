/**
 * The origin that a text names, or null. Sites are met over https alone; only this computer may be
 * met over http, to try things out. Nothing but a scheme, a name and a port: no path, no asterisk.
 */
export function siteOf(text: string): string | null {
  if (!/^https?:\/\/[a-z0-9.:[\]-]+\/?$/i.test(text)) return null;
  const url = parsed(text);
  if (!url || url.pathname !== '/') return null;
  const isOwn = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || isOwn ? url.origin : null;
}

/** ASCII without spaces, backslashes or control characters: browsers mend those in their own ways. */
const plainAddress = /^https:\/\/[!-[\]-~]+$/;

/** Whether people may be led to an address after the thanks: https, and on one of the sites. */
export function isThanksAddress(text: string, sites: readonly string[]): boolean {
  if (!plainAddress.test(text) || text.length > 500) return false;
  const url = parsed(text);
  if (!url || url.username !== '' || url.password !== '') return false;
  const [authority = ''] = text.slice('https://'.length).split(/[/?#]/);
  return !authority.includes('@') && sites.includes(url.origin) && url.protocol === 'https:';
}

/**
 * What is kept of a page's address: its site and path. Its query may name a person, so it is left
 * out, and so is a page of a site that the survey is not shown on.
 */
export function keptPage(text: string, { anySite, sites }: { anySite: boolean; sites: string[] }) {
  const url = parsed(text);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (!anySite && !sites.includes(url.origin)) return null;
  return `${url.origin}${url.pathname}`.slice(0, 500);
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
