/** The time zone this device is in. */
export const ownTimeZone = (): string =>
  new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Every time zone to choose from; some browsers leave UTC out of their list. */
export function timeZones(chosen = ownTimeZone()): string[] {
  return [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])].sort();
}
