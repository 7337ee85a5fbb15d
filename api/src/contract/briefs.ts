import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Evidence } from './evidence.ts';
import { Status, ThemeDetail } from './themes.ts';
import { IdParams, Instant } from './values.ts';

/** How a theme came to its status. */
export const StatusChange = z.object({
  at: Instant,
  status: Status,
  by: z.enum(['engine', 'person']),
  member: z.string().nullable(),
  note: z.string().nullable(),
});
export type StatusChange = z.infer<typeof StatusChange>;

export const Brief = z.object({
  madeAt: Instant,
  theme: ThemeDetail,
  /** The comments that the whys name. */
  evidence: z.array(Evidence),
  /** The name of whoever checks that the prevention holds. */
  checkedBy: z.string().nullable(),
  statuses: z.array(StatusChange),
});
export type Brief = z.infer<typeof Brief>;

export const readBrief = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/brief',
  summary: 'A theme for a meeting or another tool: all of it, with its evidence and its history',
  access: members(roles, 'themes:read'),
  params: IdParams,
  answer: Brief,
});
