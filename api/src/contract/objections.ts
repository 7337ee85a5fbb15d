import { z } from 'zod';
import { endpoint, members, roles, themeWorkers } from './endpoint.ts';
import { Id, IdParams, Instant } from './values.ts';

/**
 * What somebody has against a theme, in words that judge nobody: the data are doubted, it is taken for
 * somebody else's matter, nothing is thought possible, or something is asked for in return.
 */
export const stances = [
  'doubts_data',
  'not_theirs',
  'cannot_be_done',
  'wants_conditions',
  'other',
] as const;
export const Stance = z.enum(stances);
export type Stance = z.infer<typeof Stance>;

/** They agree now; they were right and the plan is another; it goes ahead and they still see it so. */
export const outcomes = ['agreed', 'plan_changed', 'goes_ahead'] as const;
export type Outcome = (typeof outcomes)[number];

/** `escalated`: open, and the sponsor knows. */
export const objectionStates = ['open', 'escalated', 'settled', 'all'] as const;
export type ObjectionState = (typeof objectionStates)[number];

const Named = z.object({ id: Id, name: z.string() }).nullable();
const Words = z.string().trim().min(1).max(2_000);
const Speaker = z.string().trim().min(1).max(120);

export const Objection = z.object({
  id: Id,
  theme: z.object({ id: Id, label: z.string() }),
  stance: Stance,
  /** A name or a role as it was typed. */
  saidBy: z.string().nullable(),
  /** Whose words they are, where that is one of us. */
  member: Named,
  department: Named,
  text: z.string().nullable(),
  /** Null: whoever it was is no longer here. */
  recordedBy: z.string().nullable(),
  recordedAt: Instant,
  /** Null: it is open. */
  settled: z
    .object({
      at: Instant,
      by: z.string().nullable(),
      outcome: z.enum(outcomes),
      answer: z.string().nullable(),
    })
    .nullable(),
  /** When the sponsor was told; null: nobody was. */
  escalated: z.object({ at: Instant, by: z.string().nullable() }).nullable(),
  version: z.int(),
});
export type Objection = z.infer<typeof Objection>;

export const listThemeObjections = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/objections',
  summary: 'What stands against a theme: open ones first, then the newest',
  access: members(roles),
  params: IdParams,
  answer: z.object({ items: z.array(Objection) }),
});

export const recordObjection = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/objections',
  summary: 'Record what somebody has against a theme',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({
    stance: Stance,
    saidBy: Speaker.nullable().default(null),
    memberId: Id.nullable().default(null),
    departmentId: Id.nullable().default(null),
    text: Words.nullable().default(null),
  }),
  status: 201,
  answer: Objection,
});

/** `version` is the one that was read: another person's change in between is refused with 409. */
export const changeObjection = endpoint({
  method: 'patch',
  path: '/api/v1/objections/{id}',
  summary:
    'Correct an objection, settle it with an answer, open it again, or remove and restore it',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({
    version: z.int(),
    stance: Stance.optional(),
    saidBy: Speaker.nullable().optional(),
    memberId: Id.nullable().optional(),
    departmentId: Id.nullable().optional(),
    text: Words.nullable().optional(),
    settled: z
      .strictObject({ outcome: z.enum(outcomes), answer: Words.nullable().default(null) })
      .nullable()
      .optional(),
    removed: z.boolean().optional(),
  }),
  answer: Objection,
});
export type ObjectionChange = z.input<typeof changeObjection.body & object>;

export const escalateObjection = endpoint({
  method: 'post',
  path: '/api/v1/objections/{id}/escalation',
  summary: 'Tell the sponsors of an open objection, once; without any the chairs or administrators',
  access: members(themeWorkers),
  params: IdParams,
  answer: z.object({
    objection: Objection,
    /** Who was told now; nobody when all of them knew. */
    told: z.array(z.string()),
  }),
});

export const listObjections = endpoint({
  method: 'get',
  path: '/api/v1/objections',
  summary: 'What stands against themes, newest first',
  access: members(roles),
  query: z.strictObject({
    stance: Stance.optional(),
    state: z.enum(objectionStates).default('open'),
    /** The id of the last one of the page before. */
    before: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(Objection),
    /** The `before` of the next page; null at the end. */
    next: Id.nullable(),
    /** How many there are in each state, whatever is filtered by. */
    counts: z.object({ open: z.int(), escalated: z.int(), settled: z.int(), all: z.int() }),
  }),
});
