import type { Sql } from '@vocero/sql/connect';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';

/** What importing needs, in the API process and on the command line. */
export interface ImportDeps {
  sql: Sql;
  settings: Pick<Settings, 'databaseUrl' | 'secret'>;
  log: Pick<Logger, 'error' | 'warn'>;
}
