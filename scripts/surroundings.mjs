// What the commands read from the environment themselves; the rest is checked by api and workers.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError } from './say.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Reads `.env`, if there is one; what the environment says already wins.
 * @returns {{ data: string, port: number, host: string, databaseUrl: string | undefined }}
 */
export function surroundings(env = process.env) {
  const file = resolve(ROOT, '.env');
  if (env === process.env && existsSync(file)) process.loadEnvFile(file);
  return {
    data: resolve(ROOT, env.VOCERO_DATA || '.vocero'),
    port: portOf(env.PORT || '3000'),
    host: env.HOST || '127.0.0.1',
    databaseUrl: databaseOf(env.DATABASE_URL || undefined),
  };
}

/** @param {string} text */
function portOf(text) {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port > 0 && port < 65_536) return port;
  throw new PlainError(`PORT is "${text}": it must be a number from 1 to 65535, such as 3000.`, 2);
}

/** @param {string | undefined} text */
function databaseOf(text) {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  const example = 'postgres://user:password@host:5432/vocero';
  throw new PlainError(`DATABASE_URL must be the address of a PostgreSQL, such as ${example}.`, 2);
}
