/**
 * What the programs find in their environment, whatever the operator left out.
 * @param {{ data: string, port: number, host: string, database: import('./database.mjs').Database,
 *   secrets: import('./secrets.mjs').Secrets }} facts
 * @returns {NodeJS.ProcessEnv}
 */
export function environment({ data, port, host, database, secrets }) {
  return {
    ...process.env,
    PORT: String(port),
    HOST: host,
    VOCERO_DATA: data,
    VOCERO_SECRET: secrets.authSecret,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
  };
}

/**
 * Whoever serves requests does not hold the key that evades row-level security.
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutOwner(env) {
  const { DATABASE_OWNER_URL: _, ...rest } = env;
  return rest;
}
