import { z } from 'zod';
import { Drawn, Quarter } from './capacity.ts';
import { endpoint, members, roles } from './endpoint.ts';
import { Evidence } from './evidence.ts';
import { PlacementReason } from './feedback.ts';
import type { Stance } from './objections.ts';
import { Rate } from './rate.ts';
import { TargetLevel } from './targets.ts';
import { DecisionKind } from './theme-parts.ts';
import { ThemeDetail } from './themes.ts';
import { Day, Id, IdParams, Instant, Kind } from './values.ts';

/** Everything but the claim, which always comes first. */
export const packParts = [
  'weeks',
  'spread',
  'quotes',
  'cost',
  'cause',
  'options',
  'elsewhere',
  'target',
  'method',
] as const;
export type PackPart = (typeof packParts)[number];

const answers: Record<Stance, readonly PackPart[]> = {
  doubts_data: ['method', 'quotes', 'weeks', 'spread'],
  not_theirs: ['cause', 'quotes'],
  cannot_be_done: ['options', 'elsewhere'],
  wants_conditions: ['cost', 'target'],
  other: [],
};

/** The parts in the order in which they are read: first what answers the stance, then the rest. */
export function orderParts(stance: Stance | null): PackPart[] {
  const first = stance === null ? [] : answers[stance];
  return [...first, ...packParts.filter((part) => !first.includes(part))];
}

/** A comment in its redacted words, with what speaks for its place in the theme. */
const PackQuote = z.object({
  id: Id,
  text: z.string(),
  language: z.string().nullable(),
  channel: z.string(),
  caseCode: z.string(),
  occurredAt: Instant,
  /** The one that the engine finds most typical; the others are a systematic sample. */
  representative: z.boolean(),
  placedBy: z.enum(['engine', 'person']),
  /** Null: a person's word is the reason, or the engine no longer knows. */
  reason: PlacementReason.nullable(),
});
export type PackQuote = z.infer<typeof PackQuote>;

const VerifiedFall = z.object({
  themeId: Id,
  label: z.string(),
  decisionKind: DecisionKind.nullable(),
  actedOn: Day.nullable(),
  metric: z.enum(['count', 'rate']),
  /** In the baseline and in the weeks that were tested. */
  before: TargetLevel,
  after: TargetLevel,
  /** How likely so few would be had nothing changed. */
  probability: z.number(),
});
export type VerifiedFall = z.infer<typeof VerifiedFall>;

export const EvidencePack = z.object({
  madeAt: Instant,
  organization: z.string(),
  theme: ThemeDetail,
  /** Weeks of the organisation's calendar; the last one runs. None that was silent comes first. */
  weeks: z.array(
    z.object({ start: Day, since: Instant, until: Instant, count: z.int(), all: z.int() }),
  ),
  /** Comments of the theme among all comments of these weeks. */
  claim: Rate,
  customers: z.object({ distinct: z.int(), known: z.int() }),
  channels: z.array(z.object({ channel: z.string(), count: z.int(), share: Rate })),
  kinds: z.array(z.object({ kind: Kind.nullable(), count: z.int(), share: Rate })),
  /** In the order of time, the representative one first. */
  quotes: z.array(PackQuote),
  /** An estimate: contacts times minutes times the price of one; null where a minute has none. */
  cost: z.object({
    contacts: z.int(),
    contactMinutes: z.number(),
    minuteCost: z.number().nullable(),
    total: z.number().nullable(),
    currency: z.string(),
  }),
  /** The comments that the whys name. */
  evidence: z.array(Evidence),
  /** Newest first; of other themes. */
  elsewhere: z.array(VerifiedFall),
  /** Of the council that looks after the theme, in this quarter; null: there is none. */
  capacity: z
    .object({ council: z.string(), quarter: Quarter, hours: Drawn, money: Drawn })
    .nullable(),
  method: z.object({
    /** Of the theme's comments in these weeks, those that a person placed. */
    byPerson: Rate,
    /** Of all comments that have been read, whenever, those in no theme. */
    unsorted: Rate,
    /** Which model of the themes it is, and when it was learned; null before the first. */
    model: z.object({ version: z.int(), learnedAt: Instant }).nullable(),
    sensitivity: z.enum(['broad', 'medium', 'fine']),
  }),
});
export type EvidencePack = z.infer<typeof EvidencePack>;

export const readEvidencePack = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/evidence-pack',
  summary: 'What speaks for a theme, from half a year, with how it was worked out and its limits',
  access: members(roles, 'themes:read'),
  params: IdParams,
  answer: EvidencePack,
});
