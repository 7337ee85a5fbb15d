import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { statuses } from './status.ts';
import { Id, Instant } from './values.ts';

/** The ideas of one theme, or those of none. */
export const IdeaGroup = z.object({
  themeId: Id.nullable(),
  themeLabel: z.string().nullable(),
  status: z.enum(statuses).nullable(),
  count: z.int(),
  /** The newest few. */
  items: z.array(
    z.object({
      id: Id,
      text: z.string(),
      language: z.string().nullable(),
      occurredAt: Instant,
      /** Who says that it is one; `words`: its words suggest it. */
      typeBy: z.enum(['person', 'words']),
    }),
  ),
});
export type IdeaGroup = z.infer<typeof IdeaGroup>;

export const listIdeas = endpoint({
  method: 'get',
  path: '/api/v1/ideas',
  summary: 'What people propose, by theme: the most ideas first, those without a theme last',
  access: members(roles, 'feedback:read'),
  answer: z.object({
    count: z.int(),
    /** There are more than were looked at: all counts are of the newest. */
    capped: z.boolean(),
    /** Ideas of themes that have few: they are not among the groups. */
    untold: z.int(),
    groups: z.array(IdeaGroup),
  }),
});
