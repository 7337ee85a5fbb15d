import type { FoundKey } from '@vocero/sql/api-keys';

/** Milliseconds for which a key found in the database is believed without asking again. */
const believed = 1_000;
/** More keys than this are never in use at once; a flood of them must not fill the memory. */
const most = 1_000;

/**
 * The API keys in use right now, by hash. Asking the database with every request took a fifth of the
 * throughput of intake. A revoked key is refused at once by the process that revoked it, and within
 * a second by the others. A key that was not found is never remembered.
 */
export function makeKeyCache(now: () => number = Date.now) {
  const kept = new Map<string, { key: FoundKey; until: number }>();
  return {
    find: (hash: string): FoundKey | undefined => {
      const entry = kept.get(hash);
      return entry && entry.until > now() ? entry.key : undefined;
    },
    keep: (hash: string, key: FoundKey): void => {
      if (kept.size >= most) kept.clear();
      kept.set(hash, { key, until: now() + believed });
    },
    forget: (): void => kept.clear(),
  };
}

export type KeyCache = ReturnType<typeof makeKeyCache>;
