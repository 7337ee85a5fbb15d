import { z } from 'zod';
import { endpoint, members, roles, themeWorkers } from './endpoint.ts';
import { Status } from './themes.ts';
import { Id } from './values.ts';

const Side = z.object({
  id: Id,
  label: z.string(),
  status: Status,
  count: z.int(),
  /** For merging it: see `mergeTheme`. */
  version: z.int(),
  /** The comment of this theme that is most like the other one. */
  quote: z.object({ id: Id, text: z.string() }).nullable(),
});

/** Two themes that may be one. The first has more comments. */
export const MergeSuggestion = z.object({
  first: Side,
  second: Side,
  /** How alike their comments are, 0 to 1. */
  nearness: z.number().min(0).max(1),
  /** Words that mark both, as people write them; the most telling first. */
  sharedTerms: z.array(z.string()),
});
export type MergeSuggestion = z.infer<typeof MergeSuggestion>;

export const listMergeSuggestions = endpoint({
  method: 'get',
  path: '/api/v1/merge-suggestions',
  summary: 'Themes that may be one, the likeliest first; never what people split or dismissed',
  access: members(roles),
  answer: z.object({ items: z.array(MergeSuggestion) }),
});

/** Two different themes, in any order. */
const Pair = z
  .strictObject({ themeId: Id, otherId: Id })
  .refine(({ themeId, otherId }) => themeId !== otherId, 'same_theme');

export const dismissMergeSuggestion = endpoint({
  method: 'post',
  path: '/api/v1/merge-suggestions/dismissals',
  summary: 'Say that two themes are not the same: it is never suggested again',
  access: members(themeWorkers),
  body: Pair,
  status: 204,
});

export const restoreMergeSuggestion = endpoint({
  method: 'delete',
  path: '/api/v1/merge-suggestions/dismissals/{themeId}/{otherId}',
  summary: 'Take back that two themes are not the same',
  access: members(themeWorkers),
  params: z.strictObject({ themeId: Id, otherId: Id }),
  status: 204,
});
