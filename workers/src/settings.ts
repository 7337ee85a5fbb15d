import { z } from 'zod';

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const Settings = z
  .object({
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error:
        'DATABASE_URL must be the address of a PostgreSQL, such as postgres://user:pass@host/db.',
    }),
    REDIS_URL: z
      .url({
        protocol: /^rediss?$/,
        error: 'REDIS_URL must be the address of a Redis, such as redis://localhost:6379.',
      })
      .optional(),
    LOG_LEVEL: z
      .enum(levels, { error: `LOG_LEVEL must be one of ${levels.join(', ')}, such as info.` })
      .default('info'),
  })
  .transform((env) => ({
    databaseUrl: env.DATABASE_URL,
    /** Holds the queue; without it the database does. */
    redisUrl: env.REDIS_URL,
    logLevel: env.LOG_LEVEL,
  }));

export type Settings = z.infer<typeof Settings>;

/** One sentence per wrong variable. A process that catches it prints it and exits with code 2. */
export class SettingsError extends Error {}

/** What the environment asks for. A variable set to nothing counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Settings.safeParse(set);
  if (result.success) return result.data;
  throw new SettingsError(result.error.issues.map((issue) => issue.message).join('\n'));
}
