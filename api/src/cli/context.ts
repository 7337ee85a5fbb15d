import { connect, type Sql } from '@vocero/sql/connect';
import { findOrganizationBySlug, type Organization } from '@vocero/sql/organizations';
import { pino, type Logger } from 'pino';
import { makeAuth, type Auth } from '../auth.ts';
import { readSettings, type Settings } from '../settings.ts';
import { CommandError } from './output.ts';

/** What a command works with; closed when it ends. */
export interface Context {
  sql: Sql;
  settings: Settings;
  log: Logger;
  auth: Auth;
}

/** Runs a command on the database that the environment names. */
export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  const sql = connect(settings.databaseUrl, { name: 'vocero command', poolSize: 4 });
  const auth = makeAuth(settings);
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  try {
    return await work({ sql, settings, log, auth });
  } finally {
    await Promise.all([sql.end({ timeout: 2 }), auth.close()]);
  }
}

/** @throws CommandError when there is none of this slug. */
export async function organizationOf(sql: Sql, slug: string): Promise<Organization> {
  const organization = await findOrganizationBySlug(sql, slug);
  if (!organization) throw new CommandError(`There is no organisation ${slug}.`);
  return organization;
}
