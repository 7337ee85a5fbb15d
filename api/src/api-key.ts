import { hashToken, randomToken } from './secrets.ts';

/** A new API key: shown once as `key`, kept as its hash, told apart by its first characters. */
export function newApiKey() {
  const key = `vocero_${randomToken()}`;
  return { key, prefix: key.slice(0, 12), keyHash: hashToken('key', key) };
}
