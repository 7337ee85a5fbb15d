import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { DecisionKind, WorthScale } from './theme-parts.ts';
import { Status } from './themes.ts';
import { Id } from './values.ts';

const Worth = z.number().min(-2).max(2);

/** A theme with what its contacts are worth, from -2 (irritant) to 2 (valuable). */
export const WorthTheme = z.object({
  id: Id,
  label: z.string(),
  status: Status,
  version: z.int(),
  /** As people rated it; null: not rated. */
  valueCustomer: WorthScale.nullable(),
  valueCompany: WorthScale.nullable(),
  decisionKind: DecisionKind.nullable(),
  /** Comments of the last 30 days. */
  count30: z.int(),
  /** Comments of the last eight weeks that have a kind. */
  classified: z.int(),
  /** The same by kind; null where there are fewer than five. */
  kinds: z
    .object({ avoidable: z.int(), repeat: z.int(), simple: z.int(), valued: z.int() })
    .nullable(),
  /** What those kinds suggest; null where there are fewer than five. */
  suggested: z.object({ customer: Worth, company: Worth }).nullable(),
});
export type WorthTheme = z.infer<typeof WorthTheme>;

export const readQuadrant = endpoint({
  method: 'get',
  path: '/api/v1/quadrant',
  summary: 'What contacts are worth to the customer and to us, theme by theme, most heard first',
  access: members(roles, 'themes:read'),
  answer: z.object({ themes: z.array(WorthTheme) }),
});
