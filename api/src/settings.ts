import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const flag = z
  .enum(['', '0', '1', 'false', 'true'], 'must be 1 or 0')
  .default('0')
  .transform((value) => value === '1' || value === 'true');

/** A whole number in decimal digits: `Number` alone would also take 1e3, 0x10 and a lone space. */
function wholeNumber(text: string, { min, max }: { min: number; max: number }) {
  return z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && +value >= min && +value <= max, text)
    .transform(Number);
}

const port = wholeNumber('must be a number from 1 to 65535, such as 3000', { min: 1, max: 65_535 });

const Environment = z.object({
  PORT: port.default(3_000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url('must be a whole address, such as https://feedback.example.org')
    .regex(/^https?:\/\//, 'must begin with http:// or https://')
    .optional(),
  DATABASE_URL: z
    .url('must be the address of a PostgreSQL, such as postgres://user:password@host:5432/vocero')
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  VOCERO_SECRET: z
    .string('must be set: at least 32 random characters')
    .min(32, 'must be at least 32 characters'),
  VOCERO_DATA: z.string().default('.vocero'),
  VOCERO_DEMO: flag,
  TRUSTED_PROXIES: wholeNumber('must be the number of proxies in front, 0 to 10, such as 1', {
    min: 0,
    max: 10,
  }).default(0),
  DATABASE_POOL: wholeNumber('must be a number of connections from 2 to 200, such as 20', {
    min: 2,
    max: 200,
  }).default(20),
  EMBEDDINGS_URL: z
    .url('must be the address of an endpoint for vectors, such as http://localhost:8080/v1')
    .regex(/^https?:\/\/[^/@]+(\/|$)/, 'must begin with http:// or https://, without a password')
    .optional(),
  EMBEDDINGS_MODEL: z.string().max(200, 'must have at most 200 characters').default('default'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must be the address of a mail server, such as smtp://localhost:25')
    .optional(),
  MAIL_FROM: z.string().max(320, 'must have at most 320 characters').optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be one of fatal, error, warn, info, debug, silent',
    )
    .default('warn'),
});

export interface Settings {
  port: number;
  host: string;
  /** Without a slash at the end. */
  publicUrl: string;
  /** Whether PUBLIC_URL was given: then no other origin is trusted. */
  publicUrlGiven: boolean;
  databaseUrl: string;
  secret: string;
  dataDir: string;
  demo: boolean;
  /** Proxies of ours whose X-Forwarded-For entries are believed. */
  trustedProxies: number;
  databasePool: number;
  logLevel: string;
  /** Where the workers have vectors of comments made; null: nowhere. */
  embeddings: { host: string; model: string } | null;
  /** From whom the workers send mail; null: mail is not set up. */
  mailFrom: string | null;
  /** Where `web` puts what it builds. */
  webRoot: string;
  /** Tests hold every answer against the contract. */
  checkAnswers: boolean;
}

/**
 * Reads what the environment says, whole or not at all.
 * @throws SettingsError with one plain sentence per variable that is wrong.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (!result.success) {
    throw new SettingsError(
      result.error.issues.map(({ path, message }) => sentence(String(path[0]), message, given)),
    );
  }
  const value = result.data;
  return {
    port: value.PORT,
    host: value.HOST,
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    publicUrlGiven: value.PUBLIC_URL !== undefined,
    databaseUrl: value.DATABASE_URL,
    secret: value.VOCERO_SECRET,
    dataDir: value.VOCERO_DATA,
    demo: value.VOCERO_DEMO,
    trustedProxies: value.TRUSTED_PROXIES,
    databasePool: value.DATABASE_POOL,
    logLevel: value.LOG_LEVEL,
    embeddings:
      value.EMBEDDINGS_URL === undefined
        ? null
        : { host: new URL(value.EMBEDDINGS_URL).host, model: value.EMBEDDINGS_MODEL },
    mailFrom: (value.SMTP_URL !== undefined && value.MAIL_FROM) || null,
    webRoot: fileURLToPath(new URL('../../web/dist', import.meta.url)),
    checkAnswers: false,
  };
}

/** Several things may be wrong at once; people want to hear of all of them. */
export class SettingsError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

/** Their values are not repeated: what is printed at start ends in logs. */
const SECRET = new Set(['DATABASE_URL', 'EMBEDDINGS_URL', 'SMTP_URL', 'VOCERO_SECRET']);

function sentence(name: string, text: string, given: Record<string, string | undefined>): string {
  const value = given[name];
  if (value === undefined) return `${name} ${text} (it is not set).`;
  return SECRET.has(name) ? `${name} ${text}.` : `${name} ${text} (it is "${value.slice(0, 40)}").`;
}

/** Pages of these origins may send requests with a session. */
export function trustedOrigins(settings: Settings): string[] {
  if (settings.publicUrlGiven) return [new URL(settings.publicUrl).origin];
  const { port } = settings;
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`];
}
