// `npm run -s vocero -- <command>`. Standard output carries the command's own answer and nothing else.
import { openDatabase } from './database.mjs';
import { ensureInstalled } from './install.mjs';
import { environment } from './environment.mjs';
import { launcherRuns } from './process-ledger.mjs';
import { runTypescript } from './run-typescript.mjs';
import { sayError } from './say.mjs';
import { readSecrets } from './secrets.mjs';
import { surroundings } from './surroundings.mjs';

try {
  process.exitCode = await command(process.argv.slice(2));
} catch (error) {
  process.exitCode = sayError(error);
}

/** @param {string[]} words */
async function command(words) {
  const { data, port, host, databaseUrl } = surroundings();
  await ensureInstalled('production');
  const asksForHelp =
    words.length === 0 || words.some((word) => word === '--help' || word === '-h');
  if (asksForHelp) return runTypescript(programOf(words), words, { env: process.env });

  const secrets = readSecrets(data);
  const database = await openDatabase(data, secrets, databaseUrl);
  const env = environment({ data, port, host, database, secrets });
  const ours = database.cluster && !database.cluster.found ? database.cluster : undefined;
  try {
    const code = ours
      ? await runTypescript('scripts/migrate.ts', ['--quiet'], { env, stdout: 2 })
      : 0;
    return code || (await runTypescript(programOf(words), words, { env }));
  } finally {
    // Somebody may have started Vocero meanwhile and be using it.
    if (ours && !launcherRuns(data)) await ours.stop();
  }
}

/** @param {string[]} words */
function programOf([command]) {
  return command === 'migrate' ? 'scripts/migrate.ts' : 'api/src/cli.ts';
}
