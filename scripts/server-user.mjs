// PostgreSQL refuses to run as root. A root launcher runs it as another user, who must be able to
// reach the program and its data.
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PlainError } from './say.mjs';

/** @typedef {{ uid: number, gid: number, name: string }} User */

/**
 * Whom the server runs as: nobody else (undefined) unless we are root. Data that exists already is
 * served by whom it belongs to.
 * @param {string} data directory of the cluster, which may not exist yet
 * @returns {User | undefined}
 */
export function serverUser(data) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0)
    return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = users.find(([user]) => user === name);
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new PlainError(
    'PostgreSQL does not run as root and this machine has neither a user "postgres" nor "nobody". ' +
      'Start Vocero as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/**
 * Whether a user may pass through every directory above a path (and, if it exists, the path).
 * @param {string} path
 * @param {User} user
 */
export function canReach(path, user) {
  for (let at = resolve(path); ; at = dirname(at)) {
    const entry = statSync(at, { throwIfNoEntry: false });
    if (entry?.isDirectory() && !allows(entry, user, 0o1)) return false;
    if (entry?.isFile() && !allows(entry, user, 0o4)) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * @param {import('node:fs').Stats} entry
 * @param {User} user
 * @param {number} bit of the last three permission bits
 */
function allows(entry, user, bit) {
  const shift = entry.uid === user.uid ? 6 : entry.gid === user.gid ? 3 : 0;
  return ((entry.mode >> shift) & bit) !== 0;
}
