import postgres from 'postgres';

export interface ListenOptions {
  channel: string;
  /** What the database's own list of sessions calls this connection. */
  name: string;
  onMessage: (payload: string) => void;
  /** Called each time listening begins: messages sent before it may have been missed. */
  onListening?: () => void;
}

export interface Listening {
  /** Resolves when it listens for the first time. */
  ready: Promise<void>;
  close: () => Promise<void>;
}

const FIRST_RETRY = 100;
const LAST_RETRY = 2_000;
const PROBE_EVERY = 20_000;
const PROBE_PATIENCE = 5_000;

/**
 * Listens on one connection of its own and begins again whenever that is lost: also when the
 * database is away for long, or the connection is dead without saying so. (The driver's own
 * `listen` tries again once.)
 */
export function listen(url: string, options: ListenOptions): Listening {
  let closed = false;
  let wait = FIRST_RETRY;
  let timer: NodeJS.Timeout | undefined;
  let end = () => Promise.resolve();
  let markReady: () => void;
  const ready = new Promise<void>((resolve) => (markReady = resolve));

  const begin = () => {
    end = listenOnce(url, options, {
      onListening: () => {
        wait = FIRST_RETRY;
        markReady();
        options.onListening?.();
      },
      onLost: () => {
        if (closed) return;
        timer = setTimeout(begin, wait);
        wait = Math.min(wait * 2, LAST_RETRY);
      },
    });
  };
  begin();

  const close = () => {
    closed = true;
    clearTimeout(timer);
    return end();
  };
  return { ready, close };
}

interface Once {
  onListening: () => void;
  onLost: () => void;
}

/** One life of the connection; `onLost` is called exactly once, at its end. */
function listenOnce(url: string, { channel, name, onMessage }: ListenOptions, life: Once) {
  let over = false;
  let probe: NodeJS.Timeout | undefined;
  const lose = () => {
    if (over) return;
    over = true;
    clearInterval(probe);
    void sql.end({ timeout: 0 }).catch(() => undefined);
    life.onLost();
  };
  const connection = {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    connection: { application_name: name },
    onclose: lose,
    // The driver hands these on though its types do not name it.
    onnotify: (_channel: string, payload: string) => onMessage(payload),
  };
  const sql = postgres(url, connection);
  sql`listen ${sql(channel)}`.then(() => {
    if (over) return;
    life.onListening();
    probe = setInterval(() => void answers(sql).then((alive) => alive || lose()), PROBE_EVERY);
  }, lose);

  return async () => {
    over = true;
    clearInterval(probe);
    await sql.end({ timeout: 0 }).catch(() => undefined);
  };
}

async function answers(sql: postgres.Sql): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_PATIENCE);
  });
  const answer = sql`select`.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
