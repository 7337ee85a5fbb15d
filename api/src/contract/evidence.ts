import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Id, IdParams, Instant } from './values.ts';

/** A comment that a theme names as evidence, in its redacted words. */
export const Evidence = z.object({
  id: Id,
  text: z.string(),
  language: z.string().nullable(),
  channel: z.string(),
  caseCode: z.string(),
  occurredAt: Instant,
  /** It is still in the theme; else it was moved or set aside since. */
  inTheme: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Of the chain of whys all comments, or of one assumption those that speak for or against it. */
export const evidenceParts = ['whys', 'for', 'against'] as const;

export const listEvidence = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/evidence',
  summary: 'The comments that a theme names as evidence, newest first; erased ones are left out',
  access: members(roles, 'themes:read'),
  params: IdParams,
  query: z.object({
    part: z.enum(evidenceParts).default('whys'),
    /** Which assumption, from 0. */
    at: z.coerce.number().int().min(0).max(9).default(0),
  }),
  answer: z.object({
    items: z.array(Evidence),
    /** How many were named; fewer items mean that some were erased since. */
    named: z.int(),
  }),
});
