import { z } from 'zod';
import { againCauses } from './again.ts';
import { AnswerFlag, answerFlags } from './flags.ts';
import { endpoint, members, noteTakers, roles } from './endpoint.ts';
import { RemedyAsk, RemedyOutcome } from './remedy-asks.ts';
import { QuestionId } from './survey-doc.ts';
import {
  Channel,
  CommentType,
  Id,
  IdParams,
  Instant,
  Kind,
  PageQuery,
  pageOf,
  types,
} from './values.ts';

/** The answers to the survey's questions, and the common scores of other tools. */
export const Scores = z.strictObject({
  /** Was your problem solved? */
  solved: z.enum(['yes', 'partly', 'no']).optional(),
  /** How were you treated? 1 very badly … 5 very well. */
  treated: z.int().min(1).max(5).optional(),
  /** Did you get the right answer the first time? */
  firstTime: z.enum(['yes', 'no', 'first_contact']).optional(),
  /** Likelihood to recommend, 0 to 10. */
  nps: z.int().min(0).max(10).optional(),
  /** Satisfaction, 1 to 5. */
  csat: z.int().min(1).max(5).optional(),
  /** "They made it easy", 1 to 7. */
  ces: z.int().min(1).max(7).optional(),
});
export type Scores = z.infer<typeof Scores>;

/** BCP 47: `es`, `sr-Latn`. */
const Language = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language_form');

/** A name that a sender gives: kept exactly, so it must be one line that can be stored. */
const SenderName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'characters_not_allowed');

/** Who said it. Name, e-mail and phone are kept only when the person agreed to be contacted. */
export const Customer = z.union([
  SenderName,
  z.strictObject({
    reference: SenderName.optional(),
    name: z.string().trim().max(200).optional(),
    email: z.email().max(320).optional(),
    phone: z.string().trim().max(60).optional(),
    mayContact: z.boolean().default(false),
  }),
]);
export type Customer = z.infer<typeof Customer>;

export const Turn = z.strictObject({
  speaker: z.string().trim().max(120),
  text: z.string().max(10_000),
  customer: z.boolean(),
});
export type Turn = z.infer<typeof Turn>;

export const reasonOtherLength = 200;
const ReasonWords = z.string().trim().min(1).max(reasonOtherLength);

/** Members and departments that a comment praises. */
export const Praised = z.strictObject({
  memberIds: z.array(Id).max(20).default([]),
  departmentIds: z.array(Id).max(20).default([]),
});
export type Praised = z.infer<typeof Praised>;

export const commentLength = 10_000;

export const NewFeedback = z.strictObject({
  channel: Channel,
  text: z.string().max(commentLength),
  /** Of the text, when the sender knows it. */
  language: Language.optional(),
  /** When it was said; now, unless given. */
  occurredAt: Instant.optional(),
  /** Code of a contact reason, such as `bi`. */
  reason: z.string().trim().min(1).max(120).optional(),
  /** The reason in a few words of one's own, where none of the register fits; never with `reason`. */
  reasonOther: ReasonWords.optional(),
  /** Where it was said: the name or the id of a place. */
  place: z.string().trim().min(1).max(120).optional(),
  kind: Kind.optional(),
  /** What it is; suggested by its words unless given. */
  type: CommentType.optional(),
  /** Somebody may be in danger, or waits in need: people on duty are told at once. */
  urgent: z.boolean().optional(),
  /** Whom it praises: they are told. */
  praises: Praised.optional(),
  /** The sender's own id: the same one is never stored twice. */
  externalId: SenderName.optional(),
  customer: Customer.optional(),
  scores: Scores.optional(),
  /** All turns of a conversation: `text` holds what the customer said, these are its context. */
  turns: z.array(Turn).max(2_000).optional(),
  /** What the customer is granted; only members may, never a key. */
  remedies: z.array(RemedyAsk).max(5).optional(),
});
export type NewFeedback = z.infer<typeof NewFeedback>;

export const FeedbackReceipt = z.object({
  id: Id,
  caseCode: z.string(),
  trackingUrl: z.string(),
  /** What came of the remedies, where some were asked for. */
  remedies: z.array(RemedyOutcome).optional(),
});
export type FeedbackReceipt = z.infer<typeof FeedbackReceipt>;

export const PlacementReason = z.object({
  terms: z.array(z.string()),
  /** Whether the theme's other comments say these words too; where not, it is near in meaning only. */
  shared: z.boolean(),
  score: z.number(),
  nearestId: Id.nullable(),
});
export type PlacementReason = z.infer<typeof PlacementReason>;

const Called = z.object({ id: Id, name: z.string() });

/** What was answered beside text and scores, in words of the reader's language where there are any. */
export const AnsweredQuestion = z.object({ question: z.string(), answer: z.string() });
export type AnsweredQuestion = z.infer<typeof AnsweredQuestion>;

export const Feedback = z.object({
  id: Id,
  channel: z.string(),
  text: z.string(),
  language: z.string().nullable(),
  scores: Scores,
  kind: Kind.nullable(),
  /** Who said so, or that it is of none; null: nobody yet. */
  kindBy: z.enum(['person', 'rule']).nullable(),
  /** The rule it has its kind by, with the one of its words that was found. */
  kindRule: z.object({ id: Id, name: z.string(), word: z.string().nullable() }).nullable(),
  type: CommentType.nullable(),
  /** Who said so, or that it is none of these; `words`: its words suggest it. */
  typeBy: z.enum(['person', 'words']).nullable(),
  reasonCode: z.string().nullable(),
  /** The reason in the words of whoever wrote it down, where none of the register fitted. */
  reasonOther: z.string().nullable(),
  customerRef: z.string().nullable(),
  externalId: z.string().nullable(),
  caseCode: z.string(),
  occurredAt: Instant,
  receivedAt: Instant,
  /** Where it was said. */
  place: Called.nullable(),
  /** The page of a website on which it was written, where the form keeps that: site and path. */
  page: z.string().nullable(),
  isUrgent: z.boolean(),
  /** The member who looks after what is urgent. */
  urgentTakenBy: Called.nullable(),
  /** What is odd about it: it is kept, and told apart. */
  flags: z.array(AnswerFlag),
  /** Null while the engine has not read it yet. */
  placement: z
    .object({
      state: z.enum(['placed', 'unsorted', 'not_relevant']),
      by: z.enum(['engine', 'person']),
      themeId: Id.nullable(),
      themeLabel: z.string().nullable(),
      reason: PlacementReason.nullable(),
    })
    .nullable(),
});
export type Feedback = z.infer<typeof Feedback>;

export const FeedbackDetail = Feedback.extend({
  turns: z.array(Turn),
  answers: z.array(AnsweredQuestion),
  redacted: z.boolean(),
  sanitised: z.boolean(),
  /** The words as they came; only administrators see them, null for others or when nothing was replaced. */
  original: z.string().nullable(),
});
export type FeedbackDetail = z.infer<typeof FeedbackDetail>;

/** A comment in a list, with the characters that say what was searched for: from, and the first after. */
export const ListedFeedback = Feedback.extend({
  marks: z.array(z.tuple([z.int(), z.int()])),
  answers: z.array(AnsweredQuestion),
});
export type ListedFeedback = z.infer<typeof ListedFeedback>;

export const queryLength = 200;

export const FeedbackFilter = PageQuery.extend({
  /** Words that are all said, in any language; "phrases" as written; -without. */
  q: z.string().trim().max(queryLength).optional(),
  /** The words typed and their forms alone, nothing that means the same. */
  exact: z.enum(['1']).optional(),
  /** The closest of the newest 2,000 first; only where something is searched for. */
  order: z.enum(['newest', 'closest']).default('newest'),
  theme: Id.optional(),
  state: z.enum(['placed', 'unsorted', 'not_relevant', 'waiting']).optional(),
  channel: Channel.optional(),
  language: Language.optional(),
  /** Code of a contact reason; `none` for comments without one, `other` for those in own words. */
  reason: z.string().max(10).optional(),
  /** The department that causes it: its theme's, else its reason's; `none`: neither names one. */
  department: z.union([Id, z.literal('none')]).optional(),
  /** Any comment of a candidate reason, for all of its comments. */
  candidate: Id.optional(),
  kind: z.enum(['avoidable', 'repeat', 'simple', 'valued', 'none']).optional(),
  type: z.enum([...types, 'none']).optional(),
  /** `no`: read by the engine, relevant, and in no theme that was acted on. */
  acted: z.enum(['no']).optional(),
  since: Instant.optional(),
  until: Instant.optional(),
  import: Id.optional(),
  /**
   * Contacts that name a customer and a reason (`comparable`), those of them that came again within
   * the days set for repeat contacts, those with all these days behind them (`mature`), and whether
   * another followed.
   */
  repeat: z.enum(['comparable', 'repeat', 'mature', 'followed', 'resolved']).optional(),
  /** Repeat contacts of which somebody said why; `any` for all of these. */
  again: z.enum([...againCauses, 'any']).optional(),
  /** The answer to "right the first time?"; `said` for yes and no. */
  firstTime: z.enum(['yes', 'no', 'said']).optional(),
  /** Comments that answer this question of the survey; `any`: one of its three. */
  scored: z.enum(['any', 'solved', 'treated']).optional(),
  /** Said at this place. */
  place: Id.optional(),
  /** Answered on this kiosk; `early`: by somebody who left before the last question. */
  kiosk: Id.optional(),
  ended: z.enum(['early']).optional(),
  /** Answers to this survey or form. */
  survey: Id.optional(),
  /** What somebody called urgent; `open`: and nobody looks after. */
  urgent: z.enum(['any', 'open']).optional(),
  /** Answers to this version of it; 0: to what it asked before anybody published one. */
  version: z.coerce.number().int().min(0).max(1_000_000).optional(),
  /** The language in which a survey was asked, else that of the words. */
  asked: Language.optional(),
  /** Those that answer this question of a survey, by its name, or this score; `comment`: in words. */
  answered: QuestionId.optional(),
  /** What is odd about it; `any`: something is; `none`: nothing is, as in figures. */
  flagged: z.enum([...answerFlags, 'any', 'none']).optional(),
});

/**
 * With the header `Idempotency-Key` a request may be repeated for three days: the same key with the
 * same body gets the same answer. An external id that is known gets the receipt of the first time, with status 200
 * and the header `Vocero-Duplicate: true`.
 */
export const createFeedback = endpoint({
  method: 'post',
  path: '/api/v1/feedback',
  summary: 'Store one comment, note or survey answer',
  access: members(noteTakers, 'feedback:write'),
  body: NewFeedback,
  status: 201,
  answer: FeedbackReceipt,
});

export const listFeedback = endpoint({
  method: 'get',
  path: '/api/v1/feedback',
  summary: 'Comments, newest first; with `q` those that say something',
  access: members(roles, 'feedback:read'),
  query: FeedbackFilter,
  answer: pageOf(ListedFeedback),
});

export const readFeedback = endpoint({
  method: 'get',
  path: '/api/v1/feedback/{id}',
  summary: 'One comment with its context',
  access: members(roles, 'feedback:read'),
  params: IdParams,
  answer: FeedbackDetail,
});

export const annotateFeedback = endpoint({
  method: 'patch',
  path: '/api/v1/feedback/{id}',
  summary: 'Correct the reason, the kind or the type of a comment; its words never change',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    reason: z.string().max(10).nullable().optional(),
    /** Null: of none. `by_rules`: what the rules say, whatever a person said before. */
    kind: z
      .union([Kind, z.literal('by_rules')])
      .nullable()
      .optional(),
    /** Null: none of these. `by_words`: what its words suggest, whatever a person said before. */
    type: z
      .union([CommentType, z.literal('by_words')])
      .nullable()
      .optional(),
  }),
  answer: FeedbackDetail,
});

export const similarFeedback = endpoint({
  method: 'post',
  path: '/api/v1/feedback/similar',
  summary: 'What others said like this in the last 14 days, while a note is being typed',
  access: members(noteTakers),
  body: z.strictObject({ text: z.string().max(commentLength) }),
  answer: z.object({
    /** How many comments of the last 14 days say something like this. */
    count: z.int(),
    items: z.array(
      z.object({
        id: Id,
        text: z.string(),
        occurredAt: Instant,
        score: z.number(),
        themeId: Id.nullable(),
        themeLabel: z.string().nullable(),
      }),
    ),
  }),
});

export const parseTranscript = endpoint({
  method: 'post',
  path: '/api/v1/transcripts',
  summary: 'Read a transcript (txt, vtt, srt, JSON) into speaker turns; nothing is stored',
  access: members(noteTakers),
  body: z.strictObject({
    fileName: z.string().max(200).default(''),
    content: z.string().max(1_000_000),
  }),
  answer: z.object({
    format: z.enum(['txt', 'vtt', 'srt', 'json']),
    speakers: z.array(z.object({ name: z.string(), turns: z.int(), customer: z.boolean() })),
    turns: z.array(Turn),
  }),
});
