import { z } from 'zod';
import { endpoint, members, themeWorkers } from './endpoint.ts';
import { Acted, Id, IdParams } from './values.ts';

const Preview = z.object({
  /** How many comments would move, and a few of them. */
  moves: z.int(),
  examples: z.array(z.object({ id: Id, text: z.string() })),
});

export const previewMerge = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/merge',
  summary: 'What merging this theme into another would move',
  access: members(themeWorkers),
  params: IdParams,
  query: z.object({ into: Id }),
  answer: Preview,
});

export const mergeTheme = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/merge',
  summary: 'Merge this theme into another',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ into: Id, version: z.int() }),
  answer: Acted,
});

export const previewSplit = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/split',
  summary: 'How the engine would split this theme',
  access: members(themeWorkers),
  params: IdParams,
  answer: z.object({
    parts: z.array(
      z.object({
        label: z.string(),
        terms: z.array(z.string()),
        feedbackIds: z.array(Id),
        examples: z.array(z.object({ id: Id, text: z.string() })),
      }),
    ),
  }),
});

export const splitTheme = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/split',
  summary: 'Take comments out of this theme into a new one',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({
    version: z.int(),
    label: z.string().trim().min(1).max(160),
    feedbackIds: z.array(Id).min(1).max(20_000),
  }),
  status: 201,
  answer: Acted.extend({ id: Id }),
});
