import { z } from 'zod';
import { mailServerOf, mailVariables, missingForMail } from './mail-settings.ts';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const parts = ['relay', 'jobs'] as const;
const patience = 'WORKERS_PATIENCE must be milliseconds from 100 to 3600000, such as 30000.';

const endpointUrl =
  'EMBEDDINGS_URL must be the address of an endpoint for vectors, without a password in it, such as http://localhost:8080/v1.';

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
      .enum(levels, { error: `LOG_LEVEL must be one of ${levels.join(', ')}, such as warn.` })
      .default('warn'),
    WORKERS_PARTS: z
      .string()
      .default(parts.join(','))
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(z.enum(parts, 'WORKERS_PARTS must be relay, jobs or relay,jobs.')).min(1)),
    EMBEDDINGS_URL: z
      .url({ protocol: /^https?$/, error: endpointUrl })
      // A name and a password in the address would end up in logs.
      .refine((url) => new URL(url).username === '' && new URL(url).password === '', endpointUrl)
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    EMBEDDINGS_MODEL: z
      .string()
      .max(200, 'EMBEDDINGS_MODEL must have at most 200 characters.')
      .default('default'),
    EMBEDDINGS_KEY: z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'EMBEDDINGS_KEY must be plain characters without spaces.')
      .optional(),
    PUBLIC_URL: z
      .url({
        protocol: /^https?$/,
        error: 'PUBLIC_URL must be a whole address, such as https://feedback.example.org.',
      })
      .optional(),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'PORT must be a number, such as 3000.')
      .default('3000'),
    VOCERO_WEBHOOK_PRIVATE: z
      .enum(['0', '1'], 'VOCERO_WEBHOOK_PRIVATE must be 0 or 1.')
      .default('0'),
    /** Where what belongs to the installation is kept; the list of what was erased among it. */
    VOCERO_DATA: z.string().optional(),
    ...mailVariables,
    WORKERS_PATIENCE: z.coerce
      .number(patience)
      .int(patience)
      .min(100, patience)
      .max(3_600_000, patience)
      .default(30_000),
  })
  .superRefine((env, context) => {
    for (const message of missingForMail(env)) context.addIssue({ code: 'custom', message });
  })
  .transform((env) => ({
    databaseUrl: env.DATABASE_URL,
    /** Holds the queue; without it the database does. */
    redisUrl: env.REDIS_URL,
    logLevel: env.LOG_LEVEL,
    /** What this process does: hand work to the queue, do it, or both. */
    parts: env.WORKERS_PARTS,
    /** Milliseconds after which work that was handed over but not done is handed over again. */
    patience: env.WORKERS_PATIENCE,
    /** What links in messages begin with, without a slash at the end. */
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    /** Signs the links that turn the digest off. */
    secret: env.VOCERO_SECRET,
    /** Gateways for text and chat messages may stand in own networks. */
    ownNetworks: env.VOCERO_WEBHOOK_PRIVATE === '1',
    /** Null: nothing is kept beside the database. */
    dataDirectory: env.VOCERO_DATA ?? null,
    /** Null: messages are read in the application alone. */
    mail: mailServerOf(env),
    /** Where vectors of comments come from; null: the engine goes by words alone. */
    embeddings:
      env.EMBEDDINGS_URL === undefined
        ? null
        : { url: env.EMBEDDINGS_URL, model: env.EMBEDDINGS_MODEL, key: env.EMBEDDINGS_KEY },
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
