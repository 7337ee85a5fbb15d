import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Channel, Id, Instant } from './values.ts';

/** What the phrases of the last days are compared with: the time before, other channels, nothing. */
export const phraseComparisons = ['before', 'channels', 'nothing'] as const;
export type PhraseComparison = (typeof phraseComparisons)[number];

const PhraseQuery = z.object({
  days: z.coerce.number().int().min(1).max(90).default(7),
  /** Comments on this channel alone; `agent` when channels are compared and none is named. */
  channel: Channel.optional(),
});

/** Comments that were read for the phrases: all of them, or a sample. */
const Read = z.object({ read: z.int(), of: z.int() });

export const Phrase = z.object({
  /** Names the phrase in all its forms. */
  key: z.string(),
  /** As most people write it. */
  phrase: z.string(),
  /** Comments that have it, of those that were read. */
  count: z.int(),
  /** As many as would have it, were it as frequent as in what is compared with; null: nothing is. */
  expected: z.number().nullable(),
  /** False: it may be an accident, for many phrases were looked at. */
  sure: z.boolean(),
});
export type Phrase = z.infer<typeof Phrase>;

export const listPhrases = endpoint({
  method: 'get',
  path: '/api/v1/phrases',
  summary: 'Phrases that are more frequent than before or than on other channels, the surest first',
  access: members(roles, 'feedback:read'),
  query: PhraseQuery.extend({ compare: z.enum(phraseComparisons).default('before') }),
  answer: z.object({
    /** At most 50. A phrase that fewer than three people said is never among them. */
    items: z.array(Phrase),
    own: Read,
    /** Four times as many days before, or the other channels; null: nothing is compared. */
    other: Read.nullable(),
  }),
});

export const PhraseLine = z.object({
  feedbackId: Id,
  /** About a line of what stands before and after it. */
  left: z.string(),
  match: z.string(),
  right: z.string(),
  language: z.string().nullable(),
  channel: z.string(),
  occurredAt: Instant,
  themeId: Id.nullable(),
  themeLabel: z.string().nullable(),
});
export type PhraseLine = z.infer<typeof PhraseLine>;

export const listPhraseLines = endpoint({
  method: 'get',
  path: '/api/v1/phrases/lines',
  summary: 'Where comments say a phrase, in its context, newest first',
  access: members(roles, 'feedback:read'),
  query: PhraseQuery.extend({
    /** See `Phrase`. */
    key: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ items: z.array(PhraseLine), total: z.int() }),
});
