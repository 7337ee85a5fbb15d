import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { FeedbackFilter } from './feedback.ts';
import { Id, LocaleName } from './values.ts';

export const facetNames = [
  'theme',
  'reason',
  'channel',
  'language',
  'kind',
  'type',
  'department',
  'month',
] as const;
export type FacetName = (typeof facetNames)[number];

export const FacetValue = z.object({
  facet: z.enum(facetNames),
  /** What to filter by: an id, a code, `none`; of a month its first instant. */
  value: z.string(),
  /** Of a theme or a department its name, of a month the instant it ends; else null. */
  label: z.string().nullable(),
  count: z.int(),
});
export type FacetValue = z.infer<typeof FacetValue>;

export const Facets = z.object({
  count: z.int(),
  /** More were found than are counted: all counts are of the newest. */
  capped: z.boolean(),
  facets: z.array(FacetValue),
  /** What was searched besides the words typed, as the lexicon and the synonyms write it. */
  also: z.array(z.object({ language: z.string(), word: z.string() })),
  /** Some comments cannot be found yet: they are still being made searchable. */
  filling: z.boolean(),
});
export type Facets = z.infer<typeof Facets>;

/** The filters of the list without its pages. */
export const BankFilter = FeedbackFilter.omit({ cursor: true, limit: true, order: true });

export const readFacets = endpoint({
  method: 'get',
  path: '/api/v1/bank/facets',
  summary: 'How many comments a search finds, and what they are about; at most 5,000 are counted',
  access: members(roles, 'feedback:read'),
  query: BankFilter,
  answer: Facets,
});

/** What the file of a search takes besides the filters. */
export const ExportQuery = BankFilter.extend({
  /** `0` leaves out the byte order mark. */
  bom: z.enum(['0', '1']).default('1'),
  /** Names of the columns and the sign between them; the reader's own language unless given. */
  lang: LocaleName.optional(),
});

export const SavedView = z.object({
  id: Id,
  name: z.string(),
  /** As the address of the screen has it, without the question mark. */
  query: z.string(),
  shared: z.boolean(),
  /** Whoever keeps it. */
  by: z.string(),
  own: z.boolean(),
  mayChange: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

const ViewParts = z.strictObject({
  name: z.string().trim().min(1).max(80),
  query: z.string().max(1_000),
  /** With everybody of the organisation. */
  shared: z.boolean(),
});

export const listViews = endpoint({
  method: 'get',
  path: '/api/v1/views',
  summary: 'Searches that are kept: one’s own, and those that others share',
  access: members(roles),
  answer: z.object({ items: z.array(SavedView) }),
});

export const createView = endpoint({
  method: 'post',
  path: '/api/v1/views',
  summary: 'Keep a search',
  access: members(roles),
  body: ViewParts,
  status: 201,
  answer: SavedView,
});

export const changeView = endpoint({
  method: 'patch',
  path: '/api/v1/views/{id}',
  summary: 'Change the name or the search of a view, share it or have it back',
  access: members(roles),
  params: z.strictObject({ id: Id }),
  body: ViewParts.extend({ deleted: z.literal(false) }).partial(),
  answer: SavedView,
});

export const deleteView = endpoint({
  method: 'delete',
  path: '/api/v1/views/{id}',
  summary: 'Keep a search no longer; it can be had back',
  access: members(roles),
  params: z.strictObject({ id: Id }),
  status: 204,
});
