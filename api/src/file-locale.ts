import type { Context } from 'hono';
import { LocaleName, type Locale } from './contract/values.ts';
import type { Env } from './deps.ts';

/** The language a file is asked for in with `lang`, since a link carries no headers; else the reader's. */
export const fileLocale = (c: Context<Env>): Locale =>
  LocaleName.safeParse(c.req.query('lang')).data ?? c.get('locale');
