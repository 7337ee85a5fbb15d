import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Theme } from './themes.ts';
import { Instant, Kind } from './values.ts';

/** In this order; `placing` counts comments, the others cannot say how far they are. */
export const learningStages = ['reading', 'learning', 'writing', 'placing'] as const;

/** Why the endpoint for vectors gave none when it was asked last. */
export const embeddingFailures = [
  'unreachable',
  'timeout',
  'refused',
  'busy',
  'failed',
  'malformed',
  'width',
] as const;

/** An endpoint that the operator named, to which the words of comments are sent. */
const Embeddings = z.object({
  host: z.string(),
  model: z.string(),
  /** Null before it was asked, or before it answered, for this organisation. */
  answeredAt: Instant.nullable(),
  failedAt: Instant.nullable(),
  /** Null when it answered last. */
  failure: z.enum(embeddingFailures).nullable(),
  /** Whether the themes were learned by its vectors; else by words alone. */
  learned: z.boolean(),
});
export type Embeddings = z.infer<typeof Embeddings>;

export const EngineState = z.object({
  /** Comments received but not read by the engine yet. */
  waiting: z.int(),
  unsorted: z.int(),
  comments: z.int(),
  themes: z.int(),
  learning: z.boolean(),
  lastLearnedAt: Instant.nullable(),
  lastLearnedSeconds: z.number().nullable(),
  /** What a worker is doing at this moment; null when none is, even where learning is due. */
  progress: z
    .object({
      stage: z.enum(learningStages),
      /** Of `total`; both 0 where a stage cannot be counted. */
      done: z.int(),
      total: z.int(),
      startedAt: Instant,
    })
    .nullable(),
  /** Null: nothing that a customer says leaves this machine. */
  embeddings: Embeddings.nullable(),
});
export type EngineState = z.infer<typeof EngineState>;

export const readHome = endpoint({
  method: 'get',
  path: '/api/v1/home',
  summary: 'Contacts by reason and the top themes, with what needs a hand',
  access: members(roles),
  answer: z.object({
    days: z.int(),
    contacts: z.int(),
    contactsBefore: z.int(),
    /** Contacts by reason in the last 30 days and in the 30 before; code null: no reason given. */
    reasons: z.array(z.object({ code: z.string().nullable(), count: z.int(), before: z.int() })),
    kinds: z.array(z.object({ kind: Kind.nullable(), count: z.int(), share: Rate })),
    /** Avoidable and repeat contacts, of those whose kind is known. */
    avoidable: Rate,
    themes: z.array(Theme),
    /** The surest first, new ones after rising ones. */
    newAndRising: z.array(Theme),
    noOwner: z.int(),
    overdue: z.int(),
    regressed: z.int(),
    stalled: z.int(),
    /** Remedies above a limit that wait for a yes or a no. */
    remediesWaiting: z.int(),
    engine: EngineState,
    /** The first steps of an organisation that has just begun. */
    steps: z.object({
      survey: z.boolean(),
      reasons: z.boolean(),
      departments: z.boolean(),
      feedback: z.boolean(),
      members: z.boolean(),
    }),
  }),
});

export const readEngine = endpoint({
  method: 'get',
  path: '/api/v1/engine',
  summary: 'What the theme engine is doing',
  access: members(roles),
  answer: EngineState,
});

export const relearn = endpoint({
  method: 'post',
  path: '/api/v1/engine/learn',
  summary: 'Learn the themes again from all comments; what people placed stays',
  access: members(managers),
  status: 202,
  answer: EngineState,
});
