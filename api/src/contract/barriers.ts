import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { barriers } from './theme-parts.ts';
import { Status } from './themes.ts';
import { Id, Instant } from './values.ts';

export const StalledTheme = z.object({
  id: Id,
  label: z.string(),
  status: Status,
  /** When its status, its actions or what was found out and decided about it changed last. */
  movedAt: Instant,
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  department: z.object({ id: Id, name: z.string() }).nullable(),
  /** Null: nobody has said yet what is in the way. */
  barrier: z.enum(barriers).nullable(),
  barrierNote: z.string().nullable(),
});
export type StalledTheme = z.infer<typeof StalledTheme>;

export const listBarriers = endpoint({
  method: 'get',
  path: '/api/v1/barriers',
  summary: 'Themes that do not move and what stands in their way; those without an answer first',
  access: members(roles, 'themes:read'),
  answer: z.object({
    /** After so many weeks without a move a theme is stalled. */
    stalledWeeks: z.int(),
    items: z.array(StalledTheme),
  }),
});
