import { serve } from '@hono/node-server';
import { connect } from '@vocero/sql/connect';
import { offerSetup } from '@vocero/sql/installation';
import { pino } from 'pino';
import { makeApp } from './app.ts';
import { makeAuth } from './auth.ts';
import { ensureDemo } from './demo/load.ts';
import type { Deps } from './deps.ts';
import { keepImportsRunning } from './import/keep.ts';
import { makeKeyCache } from './key-cache.ts';
import { makeRateLimits } from './rate-limit.ts';
import { hashToken, randomToken } from './secrets.ts';
import { readSettings, SettingsError } from './settings.ts';

/** Starts the API process; what it prints on standard output is for the person who started it. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  const sql = connect(settings.databaseUrl, {
    name: 'vocero api',
    poolSize: settings.databasePool,
  });
  const auth = makeAuth(settings);
  const deps: Deps = {
    sql,
    auth,
    settings,
    log,
    rateLimits: makeRateLimits(),
    keyCache: makeKeyCache(),
  };
  const app = makeApp(deps);

  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const endImports = keepImportsRunning(deps);
  const stop = () => {
    endImports();
    server.close();
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5_000).unref();
    void Promise.all([sql.end({ timeout: 4 }), auth.close()]).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (settings.demo) await ensureDemo(deps);
  await greet(deps);
}

/** The address, and for a new installation the one-time link that makes its first administrator. */
async function greet({ sql, settings }: Deps): Promise<void> {
  console.log(`Vocero is ready: ${settings.publicUrl}`);
  const token = randomToken();
  if (await offerSetup(sql, hashToken('setup', token))) {
    console.log(`Set it up here (works once): ${settings.publicUrl}/setup?token=${token}`);
  }
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) console.error(error.message);
  else console.error(error);
  process.exit(error instanceof SettingsError ? 2 : 1);
});
