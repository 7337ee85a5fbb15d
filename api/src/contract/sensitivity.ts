import { z } from 'zod';
import { admins, endpoint, members } from './endpoint.ts';
import { Sensitivity } from './organizations.ts';
import { Id } from './values.ts';

/** Themes and unsorted comments, among the comments that were looked at. */
const Sum = z.object({ themes: z.int(), unsorted: z.int() });

/** What learning with another sensitivity would change. Nothing has been changed. */
export const SensitivityPreview = z.object({
  sensitivity: Sensitivity,
  /** Comments looked at: all of them up to 20,000, else a sample that large. */
  comments: z.int(),
  now: Sum,
  then: Sum,
  /** Comments that would stand elsewhere than now. */
  moves: z.int(),
  /** Comments that people placed, and those of them that would move: none, ever. */
  byPeople: z.object({ placed: z.int(), moves: z.int() }),
  /** Themes that would be new: how many, and up to 30 of them, the largest first. */
  newThemes: z.int(),
  newOnes: z.array(z.object({ label: z.string(), terms: z.array(z.string()), count: z.int() })),
  /** Themes that would go: how many, and up to 30 of them, the largest first. */
  goneThemes: z.int(),
  goneOnes: z.array(
    z.object({
      id: Id,
      label: z.string(),
      count: z.int(),
      /** Where most of its comments would go; id null: a new theme. Null: none, they are unsorted. */
      into: z.object({ id: Id.nullable(), label: z.string() }).nullable(),
    }),
  ),
  seconds: z.number(),
});
export type SensitivityPreview = z.infer<typeof SensitivityPreview>;

/**
 * Takes as long as learning does: seconds, up to two minutes. Refused with 409 `preview_running` while
 * one runs for the organisation, with 503 `preview_busy` when too many wait, with 503
 * `preview_too_long` after its time. To apply it, change the organisation's sensitivity.
 */
export const previewSensitivity = endpoint({
  method: 'post',
  path: '/api/v1/engine/preview',
  summary: 'What broader or finer themes would change, without changing anything',
  access: members(admins),
  body: z.strictObject({ sensitivity: Sensitivity }),
  answer: SensitivityPreview,
});
