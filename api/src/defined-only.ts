/** Without what is there but undefined, which would otherwise be written. */
export function definedOnly<T extends object>(object: T) {
  const defined = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
