import { pino, type Logger } from 'pino';

export type { Logger };

/** One JSON object per line on standard error. Ids only: no words of customers, no names. */
export function openLog(level: string): Logger {
  return pino(
    { level, base: { part: 'workers' }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
