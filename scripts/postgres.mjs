// Runs the embedded PostgreSQL: made at first start, found again when it is still running.
import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { anyPort, claimPort } from './free-port.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { postgresConf } from './postgres-conf.mjs';
import { openWay, SHELTER } from './postgres-home.mjs';
import { PlainError } from './say.mjs';
import { accepts, findPostmaster, forgetForeignPid } from './postmaster.mjs';
import { serverUser } from './server-user.mjs';

const run = promisify(execFile);

/**
 * @typedef {object} ClusterOptions
 * @property {string} home directory of our own for this cluster; see postgresHome
 * @property {string} password of the superuser, who is called postgres
 * @property {boolean} [throwAway] faster, and lost if the machine loses power: for tests
 *
 * @typedef {object} Cluster
 * @property {number} port on 127.0.0.1
 * @property {(database: string) => string} url address of a database as superuser
 * @property {boolean} found it was running already
 * @property {() => boolean} alive
 * @property {() => Promise<void>} stop ends sessions, writes everything down, ends
 */

/**
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 */
export async function startPostgres({ home, password, throwAway = false }) {
  const data = join(home, 'data');
  const user = serverUser(data);
  const cluster = { home, data, user, throwAway, native: postgresBinaries(user, SHELTER) };

  const running = await findReady(data);
  if (!running && !existsSync(data)) await create(cluster, password);
  const port = running?.port ?? (await start(cluster));
  return {
    port,
    url: (database) =>
      `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    found: running !== undefined,
    alive: () => findPostmaster(data) !== undefined,
    stop: async () => {
      if (findPostmaster(data)) await control(cluster, ['stop', '-m', 'fast', '-w', '-t', '60']);
    },
  };
}

/**
 * Waits for a server that is still starting or recovering.
 * @param {string} data
 */
async function findReady(data) {
  for (;;) {
    const found = findPostmaster(data);
    if (!found) return undefined;
    if (found.ready && (await accepts(found.port))) return found;
    await sleep(50);
  }
}

/**
 * @typedef {{ home: string, data: string, native: string, throwAway: boolean,
 *   user: import('./server-user.mjs').User | undefined }} Place
 */

/**
 * Made under another name and moved when complete, so that what is there is always whole.
 * @param {Place} cluster
 * @param {string} password
 */
async function create({ home, data, native, user, throwAway }, password) {
  const partial = `${data}.partial`;
  const passwordFile = join(home, 'password');
  openWay(home);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (user) chownSync(home, user.uid, user.gid);
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const options = [
    '-D',
    partial,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
  ];
  options.push('-E', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin');
  options.push('--builtin-locale', 'C.UTF-8', ...(throwAway ? ['--no-sync'] : []));
  try {
    await run(join(native, 'bin', 'initdb'), options, asUser(home, user));
  } catch (cause) {
    const { stderr = String(cause) } = /** @type {{ stderr?: string }} */ (cause);
    throw new PlainError(`The embedded PostgreSQL could not be made.\n${stderr.trim()}`);
  } finally {
    rmSync(passwordFile);
  }
  renameSync(partial, data);
}

/**
 * @param {Place} cluster
 * @returns {Promise<number>} the port
 */
async function start(cluster) {
  const { home, data, user, throwAway } = cluster;
  forgetForeignPid(data);
  const port = await choosePort(home);
  const conf = join(data, 'postgresql.auto.conf');
  writeFileSync(conf, postgresConf({ port, throwAway }), { mode: 0o600 });
  if (user) chownSync(conf, user.uid, user.gid);
  await control(cluster, ['start', '-w', '-t', '600', '-l', join(data, 'start.log')]);
  return port;
}

/**
 * The port of last time if it is free, so that whoever was connected finds the server again.
 * @param {string} home
 */
async function choosePort(home) {
  const file = join(home, 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (last && (await claimAgain(last))) || (await anyPort());
  writeFileSync(file, String(port));
  return port;
}

const RELEASE_TRIES = 30;

/**
 * What a killed server left behind may hold its port for a moment longer.
 * @param {number} port
 * @returns {Promise<number | undefined>} undefined when somebody else has it
 */
async function claimAgain(port) {
  for (let tries = 0; tries < RELEASE_TRIES; tries++) {
    const free = await claimPort(port).catch(() => undefined);
    if (free) return free;
    await sleep(100);
  }
  return undefined;
}

/**
 * @param {Place} cluster
 * @param {string[]} words
 */
async function control({ home, data, native, user }, words) {
  try {
    await run(join(native, 'bin', 'pg_ctl'), ['-D', data, ...words], asUser(home, user));
  } catch (cause) {
    const log = join(data, 'start.log');
    const last = existsSync(log)
      ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')
      : '';
    throw new PlainError(`The embedded PostgreSQL did not ${words[0]}.\n${last}`, 1, { cause });
  }
}

/**
 * @param {string} cwd
 * @param {import('./server-user.mjs').User | undefined} user
 */
function asUser(cwd, user) {
  const env = { PATH: process.env.PATH, LANG: 'C', TZ: 'UTC', SYSTEMROOT: process.env.SYSTEMROOT };
  return { cwd, env, ...(user && { uid: user.uid, gid: user.gid }) };
}
