import postgres from 'postgres';
import { pauseBeforeReconnecting, vanishedClients } from './connect.ts';

/**
 * The pool of the sign-in library: its tables stand in the schema `auth` under its own column names,
 * so nothing is renamed here.
 */
export function connectAuth(url: string, poolSize = 4) {
  return postgres(url, {
    max: poolSize,
    connect_timeout: 10,
    backoff: pauseBeforeReconnecting,
    connection: {
      application_name: 'vocero auth',
      search_path: 'auth',
      statement_timeout: 15_000,
      ...vanishedClients,
    },
    types: {
      bigint: {
        to: 20,
        from: [20],
        serialize: (value: number) => String(value),
        parse: (text: string) => Number(text),
      },
    },
    onnotice: () => {},
  });
}
