import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { canReach, serverUser } from './server-user.mjs';

/** For what a root launcher cannot keep beside its other data; survives restarts of the machine. */
export const SHELTER = '/var/lib/vocero';

/**
 * Where the cluster of a data directory lives: inside it, or, where the user that runs the server
 * cannot go there, in a directory of its own. New secrets mean a new cluster, so both name it.
 * @param {string} dataDirectory
 * @param {string} password of the cluster
 */
export function postgresHome(dataDirectory, password) {
  const inside = join(resolve(dataDirectory), 'postgres');
  const digest = createHash('sha256').update(`${inside}\n${password}`).digest('hex').slice(0, 12);
  const outside = join(SHELTER, `data-${digest}`);
  const made = [inside, outside].find((home) => existsSync(join(home, 'data')));
  if (made) return made;
  const user = serverUser(join(inside, 'data'));
  return !user || canReach(dirname(inside), user) ? inside : outside;
}

/**
 * Creates the directories above a path so that another user can pass, whatever our mask is.
 * Directories that exist are left as they are.
 * @param {string} path
 */
export function openWay(path) {
  const above = dirname(resolve(path));
  if (existsSync(above)) return;
  openWay(above);
  mkdirSync(above);
  chmodSync(above, 0o755);
}
