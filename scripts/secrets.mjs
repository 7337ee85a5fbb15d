// The secrets of one installation, made at its first start and kept beside its data.
import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWay } from './postgres-home.mjs';
import { PlainError } from './say.mjs';

/**
 * @typedef {object} Secrets
 * @property {string} authSecret signs sessions and tokens
 * @property {string} databasePassword of the embedded server's superuser
 * @property {string} appPassword of the role the application logs in as
 */

/**
 * VOCERO_SECRET replaces what several machines must agree on; without it they could not share a
 * database or a session.
 * @param {string} data
 * @returns {Secrets}
 */
export function readSecrets(data, env = process.env) {
  const secrets = readFile(join(data, 'secrets.json')) ?? make(data);
  const shared = env.VOCERO_SECRET;
  if (!shared) return secrets;
  if (shared.length < 32) {
    throw new PlainError(
      'VOCERO_SECRET must be at least 32 characters, such as 64 random hex digits.',
      2,
    );
  }
  const appPassword = createHmac('sha256', shared)
    .update('database role of the application')
    .digest('hex');
  return { ...secrets, authSecret: shared, appPassword };
}

/** @param {string} file */
function readFile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (/** @type {NodeJS.ErrnoException} */ (cause).code === 'ENOENT') return undefined;
    throw new PlainError(`${file} cannot be read: restore it, it opens the data beside it.`);
  }
}

/**
 * Written whole under another name and linked into place: of two that start at once, one wins.
 * @param {string} data
 * @returns {Secrets}
 */
function make(data) {
  openWay(join(data, 'secrets.json'));
  const file = join(data, 'secrets.json');
  const partial = join(data, `secrets.${process.pid}`);
  const secret = () => randomBytes(32).toString('hex');
  const secrets = { authSecret: secret(), databasePassword: secret(), appPassword: secret() };
  mkdirSync(data, { recursive: true });
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(partial, file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  } finally {
    rmSync(partial);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
