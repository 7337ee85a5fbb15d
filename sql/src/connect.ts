import postgres from 'postgres';

interface Types extends Record<string, unknown> {
  bigint: number;
  day: string;
}

/** A pool of connections. Rows come back in camelCase; keys inside jsonb stay as they are. */
export type Sql = postgres.Sql<Types>;

/** One open transaction. */
export type Tx = postgres.TransactionSql<Types>;

export interface ConnectOptions {
  /** What the database's own lists of sessions call this process. */
  name: string;
  /** Connections at most; each is opened on first use. */
  poolSize?: number;
  /** Milliseconds after which the server gives up on one statement; 0 means never. */
  statementTimeout?: number;
}

const DEFAULT_POOL_SIZE = 10;
const DEFAULT_STATEMENT_TIMEOUT = 15_000;

// The presets of postgres.js also rename the keys inside jsonb, which are data, not columns.
const camelColumns = { column: { from: postgres.toCamel, to: postgres.fromCamel } };

/** A bigint is a number here: ours are counts and positions far below 2^53. */
const bigint = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse: (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`);
    return value;
  },
};

/** A calendar day has no time zone, so it stays the text YYYY-MM-DD and never becomes a Date. */
const day = {
  to: 1082,
  from: [1082],
  serialize: (value: string) => value,
  parse: (text: string) => text,
};

/**
 * Seconds before the next try to connect. The driver's own pauses grow to 20: so long after a restart
 * of the database requests would go on waiting for nothing.
 */
export const pauseBeforeReconnecting = (tries: number): number => Math.min(0.02 * 2 ** tries, 0.5);

/**
 * A machine that vanishes says no goodbye. So the server notices within a minute, and what was held
 * there, the rows of an import for example, is free for whoever goes on; by itself it would hold them
 * for two hours, or for a quarter of one while an answer is on its way. Seconds.
 */
export const vanishedClients = {
  tcp_keepalives_idle: 30,
  tcp_keepalives_interval: 10,
  tcp_keepalives_count: 3,
  // For the answer on its way. A server that is not on Linux would log that it cannot.
  ...(process.platform === 'linux' && { tcp_user_timeout: '60s' }),
};

/** Opens a pool on a `postgres://` address. Nothing is connected before the first query. */
export function connect(url: string, options: ConnectOptions): Sql {
  return postgres(url, {
    max: options.poolSize ?? DEFAULT_POOL_SIZE,
    connect_timeout: 10,
    backoff: pauseBeforeReconnecting,
    connection: {
      application_name: options.name,
      statement_timeout: options.statementTimeout ?? DEFAULT_STATEMENT_TIMEOUT,
      ...vanishedClients,
    },
    transform: camelColumns,
    types: { bigint, day },
    onnotice: () => {},
  });
}

/** Runs `work` on the data of one organisation: row-level security shows and takes no other rows. */
export function inOrganization<T>(sql: Sql, orgId: string, work: (tx: Tx) => Promise<T>) {
  return withSetting(sql, { setting: 'app.org', value: orgId }, work);
}

/**
 * Runs `work` able to read only the row that carries `lookup`: the hash of a secret, a public token,
 * a slug or a user's id which the caller holds. This is how a request finds its organisation.
 */
export function withLookup<T>(sql: Sql, lookup: string, work: (tx: Tx) => Promise<T>) {
  return withSetting(sql, { setting: 'app.lookup', value: lookup }, work);
}

/** Runs `work` able to see the ids waiting in the outbox of every organisation, and little else. */
export function asRelay<T>(sql: Sql, work: (tx: Tx) => Promise<T>) {
  return withSetting(sql, { setting: 'app.relay', value: 'on' }, work);
}

interface Scope {
  setting: 'app.org' | 'app.lookup' | 'app.relay';
  value: string;
}

/**
 * The setting ends with its transaction, so the pool hands no one's rights on to the next user. Plans
 * are made anew for each statement: one kept from when a table was small would read all of it, row by
 * row, once a large import has filled it.
 */
async function withSetting<T>(sql: Sql, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await tx`
      select set_config(${scope.setting}, ${scope.value}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true)`;
    return { value: await work(tx) };
  });
  return result.value;
}
