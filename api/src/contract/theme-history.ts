import { z } from 'zod';
import { acts } from './acts.ts';
import { endpoint, members, roles, themeWorkers } from './endpoint.ts';
import { Acted, Id, IdParams, Instant, PageQuery, pageOf } from './values.ts';

/**
 * One row of a theme's history. `before` and `after` hold what changed, under the names of
 * `ThemeDetail` (`ownerId`, `departmentId`), or `actionId` with the names of `Action`.
 */
export const ThemeEvent = z.object({
  id: Id,
  at: Instant,
  act: z.enum(acts),
  by: z.enum(['engine', 'person']),
  member: z.string().nullable(),
  note: z.string().nullable(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  moved: z.int(),
  otherTheme: z.object({ id: Id, label: z.string() }).nullable(),
  undoes: Id.nullable(),
  /** It has been undone already. */
  undone: z.boolean(),
  canUndo: z.boolean(),
});
export type ThemeEvent = z.infer<typeof ThemeEvent>;

export const readThemeHistory = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/history',
  summary: 'Everything that happened to a theme, newest first',
  access: members(roles),
  params: IdParams,
  query: PageQuery,
  answer: pageOf(ThemeEvent),
});

export const undoEvent = endpoint({
  method: 'post',
  path: '/api/v1/events/{id}/undo',
  summary: 'Undo an act; refused when something changed since',
  access: members(themeWorkers),
  params: IdParams,
  answer: Acted,
});
