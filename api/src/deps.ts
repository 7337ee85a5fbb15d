import type { Sql } from '@vocero/sql/connect';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Auth } from './auth.ts';
import type { HttpBindings } from '@hono/node-server';
import type { Locale } from './contract/values.ts';
import type { KeyCache } from './key-cache.ts';
import type { RateLimits } from './rate-limit.ts';
import type { Settings } from './settings.ts';

/** What a request carries on its way through the middleware. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  /** `framedBy`: sources of pages that may show this one within themselves. */
  Variables: { locale: Locale; requestId: string; framedBy?: string[] };
}

export type App = Hono<Env>;

/** What the routes need, made once at start. */
export interface Deps {
  sql: Sql;
  auth: Auth;
  settings: Settings;
  log: Logger;
  rateLimits: RateLimits;
  keyCache: KeyCache;
}
