// Brings Vocero up, keeps it up, and takes it down again.
import { once } from 'node:events';
import { ensureLexiconBuilt } from './build-lexicon.mjs';
import { ensureWebBuilt } from './build-web.mjs';
import { openDatabase, startEmbedded } from './database.mjs';
import { environment, withoutOwner } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { lookAfter } from './look-after.mjs';
import { leave, recordProcess, takeOver } from './process-ledger.mjs';
import { refuseTakenPort } from './refuse-taken-port.mjs';
import { runTypescript, TYPESCRIPT } from './run-typescript.mjs';
import { PlainError, say, sayError } from './say.mjs';
import { readSecrets } from './secrets.mjs';
import { supervise } from './supervise.mjs';
import { ROOT, surroundings } from './surroundings.mjs';

/** @typedef {{ stop: () => Promise<void>, kill?: () => void }} Part */

/** Runs until it is told to stop. */
export async function launch() {
  /** @type {Part[]} what runs, in the order it was started */
  const parts = [];
  const told = toldToStop(parts);
  try {
    const programs = await start(parts, told);
    await Promise.race([once(told, 'abort'), ...programs.map((program) => program.failed)]);
  } catch (error) {
    if (!told.aborted) process.exitCode = sayError(error);
  }
  if (told.aborted) say('Stopping …');
  // The last begun first: nobody works without a database.
  for (const part of parts.reverse()) await part.stop().catch((error) => void sayError(error));
  process.exit();
}

/**
 * @param {Part[]} parts
 * @param {AbortSignal} told
 */
async function start(parts, told) {
  const { data, port, host, databaseUrl } = surroundings();
  const secrets = readSecrets(data);
  await takeOver(data);
  parts.push({ stop: async () => leave(data) });
  await refuseTakenPort(port, host);
  await ensureInstalled('production', told);
  await ensureWebBuilt(told);
  await ensureLexiconBuilt(told);

  say('Starting the database …');
  const database = await openDatabase(data, secrets, databaseUrl);
  const { cluster } = database;
  if (cluster) parts.push({ stop: lookAfter(cluster, () => startEmbedded(data, secrets)) });
  told.throwIfAborted();
  const env = environment({ data, port, host, database, secrets });
  const migrate = { env, stdout: /** @type {const} */ (2), signal: told };
  if ((await runTypescript('scripts/migrate.ts', ['--quiet'], migrate)) !== 0) {
    throw new PlainError('The database could not be brought up to date: the lines above say why.');
  }

  say('Starting Vocero …');
  const programs = ['workers', 'api'].map((name) => program(name, data, withoutOwner(env)));
  parts.push({
    stop: async () => void (await Promise.all(programs.map((each) => each.stop()))),
    kill: () => programs.forEach((each) => each.kill()),
  });
  return programs;
}

/**
 * @param {string} name of the package whose main.ts it is
 * @param {string} data
 * @param {NodeJS.ProcessEnv} env
 */
function program(name, data, env) {
  const words = [
    ...TYPESCRIPT,
    '--import',
    './scripts/end-with-launcher.mjs',
    `${name}/src/main.ts`,
  ];
  return supervise({
    name,
    words,
    cwd: ROOT,
    env,
    onstart: (pid) => recordProcess(data, name, pid),
  });
}

/**
 * Aborts at the first signal; a second one ends everything at once.
 * @param {Part[]} parts
 */
function toldToStop(parts) {
  const told = new AbortController();
  const tell = () => {
    if (!told.signal.aborted) return told.abort();
    for (const part of parts) part.kill?.();
    process.exit(130);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, tell);
  return told.signal;
}
