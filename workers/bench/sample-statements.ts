import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@vocero/sql/connect';

const EVERY = 100;
const SHOWN = 25;
const LENGTH = 90;

/** Notes ten times a second what the database does, to see what takes the time. */
export function sampleStatements(sql: Sql) {
  const seen = new Map<string, number>();
  let over = false;
  const run = async () => {
    while (!over) {
      const rows = await sql<{ doing: string }[]>`
        select application_name || ': ' || coalesce(wait_event_type || ' ', '') || query as doing
        from pg_stat_activity
        where state = 'active' and pid <> pg_backend_pid() and application_name <> ''`;
      for (const { doing } of rows) {
        const short = doing.replaceAll(/\s+/g, ' ').slice(0, LENGTH);
        seen.set(short, (seen.get(short) ?? 0) + 1);
      }
      await sleep(EVERY);
    }
  };
  const running = run();
  return {
    stop: async () => {
      over = true;
      await running;
      const falling = Array.from(seen).sort((a, b) => b[1] - a[1]);
      return falling.slice(0, SHOWN).map(([doing, n]) => ({ doing, seconds: (n * EVERY) / 1_000 }));
    },
  };
}
