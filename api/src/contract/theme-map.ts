import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Status } from './themes.ts';
import { Id, Instant } from './values.ts';

/** A circle on the map: places and radius are shares of a square, 0 to 1 from its top left corner. */
export const MappedTheme = z.object({
  id: Id,
  label: z.string(),
  status: Status,
  /** Comments in it now. */
  count: z.int(),
  x: z.number(),
  y: z.number(),
  /** The area of a circle grows with the comments; circles do not overlap and lie inside the square. */
  radius: z.number(),
  /** Up to five, the nearest first, at least a little near. */
  neighbours: z.array(z.object({ id: Id, nearness: z.number().min(0).max(1) })),
});
export type MappedTheme = z.infer<typeof MappedTheme>;

export const readThemeMap = endpoint({
  method: 'get',
  path: '/api/v1/theme-map',
  summary:
    'The open themes as circles: near ones say similar things, large ones have many comments',
  access: members(roles, 'themes:read'),
  answer: z.object({
    /** Most comments first. */
    themes: z.array(MappedTheme),
    /** Themes the engine has learned nothing of yet: they get a place when it learns next. */
    unmapped: z.array(z.object({ id: Id, label: z.string(), status: Status, count: z.int() })),
    /** Null before the first learning: then nothing has a place. */
    learnedAt: Instant.nullable(),
  }),
});
