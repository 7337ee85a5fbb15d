import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Channel, Id, IdParams, Kind } from './values.ts';

/** The questions whose answers a rule may ask for, with what they may be. */
export const scoreRanges = {
  treated: { least: 1, most: 5 },
  nps: { least: 0, most: 10 },
  csat: { least: 1, most: 5 },
  ces: { least: 1, most: 7 },
} as const;
export const scoreWords = {
  solved: ['yes', 'partly', 'no'],
  firstTime: ['yes', 'no', 'first_contact'],
} as const;
export const ruleScores = ['solved', 'firstTime', 'treated', 'nps', 'csat', 'ces'] as const;
export const scoreOps = ['at_least', 'at_most', 'is'] as const;

export const ScoreCondition = z
  .strictObject({
    score: z.enum(ruleScores),
    op: z.enum(scoreOps),
    value: z.union([z.int(), z.string().max(20)]),
  })
  .refine(({ score, op, value }) => {
    if (score === 'solved' || score === 'firstTime') {
      return op === 'is' && scoreWords[score].some((word) => word === value);
    }
    const { least, most } = scoreRanges[score];
    return typeof value === 'number' && value >= least && value <= most;
  }, 'score_condition');
export type ScoreCondition = z.infer<typeof ScoreCondition>;

/** A word or phrase; in quotation marks it counts in that form only. */
const RuleWord = z
  .string()
  .trim()
  .max(60)
  .regex(/[\p{L}\p{N}]/u, 'rule_word');

const Parts = {
  kind: Kind,
  name: z.string().trim().min(1).max(80),
  /** Of each list any one must be so; of `scores` all; of what is asked for everything. */
  words: z.array(RuleWord).max(300),
  reasonIds: z.array(Id).max(50),
  channels: z.array(Channel).max(20),
  scores: z.array(ScoreCondition).max(5),
  /** The same customer came with the same reason within the days set for repeat contacts. */
  repeats: z.boolean(),
};

export const NewKindRule = z.strictObject({
  ...Parts,
  words: Parts.words.default([]),
  reasonIds: Parts.reasonIds.default([]),
  channels: Parts.channels.default([]),
  scores: Parts.scores.default([]),
  repeats: Parts.repeats.default(false),
});
export type NewKindRule = z.infer<typeof NewKindRule>;

export const KindRule = z.object({ ...Parts, id: Id, enabled: z.boolean() });
export type KindRule = z.infer<typeof KindRule>;

export const listKindRules = endpoint({
  method: 'get',
  path: '/api/v1/kind-rules',
  summary: 'Rules that suggest the kinds of contacts; the first that fits decides',
  access: members(roles),
  answer: z.object({
    items: z.array(KindRule),
    /** Comments that are gone over after a change; null when none are. */
    run: z.object({ done: z.int(), changed: z.int(), total: z.int() }).nullable(),
  }),
});

export const createKindRule = endpoint({
  method: 'post',
  path: '/api/v1/kind-rules',
  summary: 'Add a rule at the end of the list',
  access: members(managers),
  body: NewKindRule,
  status: 201,
  answer: KindRule,
});

export const addStarterKindRules = endpoint({
  method: 'post',
  path: '/api/v1/kind-rules/starter',
  summary: 'Add the starter rules; those whose name is in use are left alone',
  access: members(managers),
  answer: z.object({ added: z.int() }),
});

export const changeKindRule = endpoint({
  method: 'patch',
  path: '/api/v1/kind-rules/{id}',
  summary: 'Change, move, switch off, remove or bring back a rule',
  access: members(managers),
  params: IdParams,
  body: z
    .strictObject(Parts)
    .partial()
    .extend({
      enabled: z.boolean().optional(),
      /** Its place in the list, 0 for the first. */
      position: z.int().min(0).max(10_000).optional(),
      removed: z.boolean().optional(),
    }),
  answer: KindRule,
});

export const previewKindRule = endpoint({
  method: 'post',
  path: '/api/v1/kind-rules/preview',
  summary: 'How many comments would be of another kind by a new or changed rule; stores nothing',
  access: members(managers),
  body: z.strictObject({ id: Id.nullable(), rule: NewKindRule }),
  answer: z.object({
    changed: z.int(),
    /** Comments of which no person said the kind: the newest ones, where there are very many. */
    of: z.int(),
    isPart: z.boolean(),
  }),
});
