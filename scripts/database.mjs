// Which database the commands use: the one in the environment, or the embedded one.
import { join } from 'node:path';
import { postgresHome } from './postgres-home.mjs';
import { startPostgres } from './postgres.mjs';
import { say } from './say.mjs';

/**
 * @typedef {object} Database
 * @property {string} ownerUrl
 * @property {string} appUrl the application's role on it
 * @property {import('./postgres.mjs').Cluster} [cluster] where it is ours to start and stop
 */

/**
 * @param {string} data
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {string | undefined} databaseUrl
 * @returns {Promise<Database>}
 */
export async function openDatabase(data, secrets, databaseUrl) {
  if (databaseUrl)
    return { ownerUrl: databaseUrl, appUrl: appUrl(databaseUrl, secrets.appPassword) };
  const cluster = await startEmbedded(data, secrets);
  const ownerUrl = cluster.url('vocero');
  return { ownerUrl, appUrl: appUrl(ownerUrl, secrets.appPassword), cluster };
}

/**
 * @param {string} data
 * @param {import('./secrets.mjs').Secrets} secrets
 */
export function startEmbedded(data, secrets) {
  const home = postgresHome(data, secrets.databasePassword);
  if (home !== join(data, 'postgres')) {
    say(`PostgreSQL, which does not run as root, keeps its data in ${home}`);
  }
  return startPostgres({ home, password: secrets.databasePassword });
}

/**
 * The same database for the application's role, which is named after the database: roles belong to
 * the whole server.
 * @param {string} ownerUrl
 * @param {string} password
 */
function appUrl(ownerUrl, password) {
  const url = new URL(ownerUrl);
  url.username = `${url.pathname.slice(1) || 'postgres'}_login`;
  url.password = password;
  return url.href;
}
