import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Suggestion } from './placements.ts';
import { Id } from './values.ts';

/**
 * What decided: another theme is nearer; the theme is not near enough for any comment; a person put
 * the comment elsewhere; a person took it out of this theme; the engine has learned nothing of the
 * theme yet; or nothing, since the comment stands in it.
 */
export const whyNotRules = ['nearer', 'gate', 'pinned', 'banned', 'unknown', 'placed'] as const;

export const WhyNot = z.object({
  rule: z.enum(whyNotRules),
  theme: z.object({ id: Id, label: z.string() }),
  /** How well the comment fits the theme, 0 to 1. */
  score: z.number(),
  /** Where the comment stands, or would by the engine's word; null: in no theme. */
  chosen: z.object({ id: Id, label: z.string(), score: z.number() }).nullable(),
  /** Words of the comment that speak for the theme, and words of the theme that it lacks. */
  shared: z.array(z.string()),
  missing: z.array(z.string()),
  /** The score from which on the engine puts a comment into a theme, 0 to 1. */
  needed: z.number(),
});
export type WhyNot = z.infer<typeof WhyNot>;

export const readWhyNot = endpoint({
  method: 'get',
  path: '/api/v1/feedback/{id}/why-not/{themeId}',
  summary: 'Why a comment is not in a certain theme',
  access: members(roles),
  params: z.strictObject({ id: Id, themeId: Id }),
  answer: WhyNot,
});

export const readNearestThemes = endpoint({
  method: 'get',
  path: '/api/v1/feedback/{id}/nearest-themes',
  summary: 'The themes a comment is nearest to, up to three, without the one it stands in',
  access: members(roles),
  params: z.strictObject({ id: Id }),
  answer: z.object({ items: z.array(Suggestion) }),
});
