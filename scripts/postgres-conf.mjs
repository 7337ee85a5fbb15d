import { totalmem } from 'node:os';

// For a large import, whose indexes are written in no order; what is never used costs nothing.
const buffers = () => Math.min(512, Math.max(128, Math.floor(totalmem() / 2 ** 20 / 16)));

/**
 * The server's settings, written anew at each start.
 * @param {{ port: number, throwAway: boolean }} options
 */
export function postgresConf({ port, throwAway }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: throwAway ? 300 : 100,
    shared_buffers: throwAway ? '128MB' : `${buffers()}MB`,
    // A client that vanishes without a goodbye holds its rows for a minute at most, not for two hours.
    tcp_keepalives_idle: '30s',
    tcp_keepalives_interval: '10s',
    tcp_keepalives_count: 3,
    ...(process.platform === 'linux' && { tcp_user_timeout: '60s' }), // no other system knows it
    work_mem: '16MB',
    // A large import writes some gigabytes: no need to write the same pages out several times meanwhile.
    max_wal_size: '4GB',
    random_page_cost: 1.1,
    // What a large import brought in is soon known to whoever plans queries.
    autovacuum_naptime: '10s',
    jit: 'off', // our queries are short: compiling one costs more than running it
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The text of errors can quote personal data; the application reports them without.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // A week of logs, one file per weekday.
    logging_collector: 'on',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    ...(throwAway && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('');
}
