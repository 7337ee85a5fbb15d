/**
 * Which keys code names: whole in quotes (`'board.title'`), or by a beginning that is completed from
 * data (`` `home.kind_${kind}` ``), which counts for every key that begins so.
 */
export function keysUsed(code: string, features: ReadonlySet<string>) {
  const keys = new Set<string>();
  const prefixes: string[] = [];
  for (const [, key = ''] of code.matchAll(/['"]([a-z-]+\.[a-z0-9_]+)['"]/g)) {
    if (features.has(key.split('.')[0]!)) keys.add(key);
  }
  for (const [, prefix = ''] of code.matchAll(/`([a-z-]+\.[a-z0-9_]*)\$\{/g)) {
    if (features.has(prefix.split('.')[0]!)) prefixes.push(prefix);
  }
  return { keys, prefixes };
}
