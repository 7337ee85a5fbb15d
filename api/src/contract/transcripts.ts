import { z } from 'zod';
import { endpoint, managers, members } from './endpoint.ts';
import { Import } from './imports.ts';
import { Id, IdParams, Instant } from './values.ts';

/** Files of one batch, and characters of one file. */
export const transcriptsAtOnce = 500;
export const transcriptLength = 1_000_000;

const SpeakerName = z.string().trim().max(120);

/** Where recorded conversations come from, such as one call centre. Who speaks there is remembered. */
export const TranscriptSource = z.object({
  id: Id,
  name: z.string(),
  speakers: z.array(z.object({ name: z.string(), isCustomer: z.boolean() })),
});
export type TranscriptSource = z.infer<typeof TranscriptSource>;

export const listTranscriptSources = endpoint({
  method: 'get',
  path: '/api/v1/transcript-sources',
  summary: 'Where transcripts came from so far, with who their speakers are',
  access: members(managers),
  answer: z.object({ items: z.array(TranscriptSource) }),
});

/** A name that is known answers the source that has it, with status 200. */
export const createTranscriptSource = endpoint({
  method: 'post',
  path: '/api/v1/transcript-sources',
  summary: 'Name where transcripts come from',
  access: members(managers),
  body: z.strictObject({ name: z.string().trim().min(1).max(120) }),
  status: 201,
  answer: TranscriptSource,
});

export const putTranscriptSpeakers = endpoint({
  method: 'put',
  path: '/api/v1/transcript-sources/{id}/speakers',
  summary: 'Say who is the customer among the speakers of a source; others stay as they are',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    speakers: z
      .array(z.strictObject({ name: SpeakerName, isCustomer: z.boolean() }))
      .min(1)
      .max(500),
  }),
  answer: TranscriptSource,
});

const File = z.strictObject({
  fileName: z.string().trim().max(200).default(''),
  content: z.string().max(transcriptLength),
});

/** Why a file is not taken. */
export const transcriptRefusals = [
  'transcript_unreadable',
  'transcript_too_long',
  'speakers_unknown',
  'customer_silent',
] as const;
export type TranscriptRefusal = (typeof transcriptRefusals)[number];

/** A file as the source's speakers read it; nothing is stored. */
export const lookAtTranscript = endpoint({
  method: 'post',
  path: '/api/v1/transcript-sources/{id}/look',
  summary: 'Who speaks in a transcript, as far as the source knows them; nothing is stored',
  access: members(managers),
  params: IdParams,
  body: File,
  answer: z.object({
    refusal: z.enum(transcriptRefusals).nullable(),
    /** The comment that this very file became before; null: it is new. */
    knownId: Id.nullable(),
    speakers: z.array(
      z.object({
        name: z.string(),
        turns: z.int(),
        /** As the source remembers it; null: it does not know this speaker. */
        isCustomer: z.boolean().nullable(),
        /** What the name and the others suggest. */
        isLikelyCustomer: z.boolean(),
      }),
    ),
  }),
});

/** A batch is an import: it is listed with them, and undone as one. */
export const createTranscriptBatch = endpoint({
  method: 'post',
  path: '/api/v1/transcript-batches',
  summary: 'Begin a batch of transcripts; files are added one by one',
  access: members(managers),
  body: z.strictObject({
    sourceId: Id,
    /** As it is shown in the list of imports. */
    name: z.string().trim().min(1).max(200),
  }),
  status: 201,
  answer: Import,
});

/**
 * What the customer says in it becomes one comment, everything said is its context. A file that was
 * taken before is not taken again, whatever it is called.
 */
export const addTranscript = endpoint({
  method: 'post',
  path: '/api/v1/transcript-batches/{id}/files',
  summary: 'Add a transcript to a batch',
  access: members(managers),
  params: IdParams,
  body: File.extend({ occurredAt: Instant.optional() }),
  answer: z.object({
    result: z.enum(['stored', 'known', 'refused']),
    refusal: z.enum(transcriptRefusals).nullable(),
    feedbackId: Id.nullable(),
    /** Turns of the customer that are in the comment, and all there are. */
    used: z.int(),
    all: z.int(),
  }),
});
