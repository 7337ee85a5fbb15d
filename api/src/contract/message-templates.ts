import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

export const templatePurposes = [
  'acknowledge',
  'more_time',
  'apology',
  'cannot_do',
  'ask',
  'not_reached',
  'thanks_idea',
  'praise',
  'fixed',
  'escalated',
  'closing',
  'other',
] as const;
export type TemplatePurpose = (typeof templatePurposes)[number];

/** What braces in a text stand for; all come from the facts of a case. */
export const templateMarks = ['name', 'code', 'promise_day', 'next_day', 'responsible'] as const;
export type TemplateMark = (typeof templateMarks)[number];

const marks = /\{([^{}]{0,40})\}/g;

/** Braces in a text that stand for nothing. */
export const unknownMarks = (text: string): string[] =>
  [...text.matchAll(marks)]
    .map(([, mark]) => mark!)
    .filter((mark) => !templateMarks.some((known) => known === mark));

export const templateLength = 4_000;

const Text = z
  .string()
  .trim()
  .min(1)
  .max(templateLength)
  .refine((text) => unknownMarks(text).length === 0, 'unknown_mark');

export const NewTemplate = z.strictObject({
  purpose: z.enum(templatePurposes),
  title: z.string().trim().min(1).max(120),
  /** A language without words is not offered. */
  texts: z
    .partialRecord(LocaleName, Text)
    .refine((texts) => Object.keys(texts).length > 0, 'words_missing'),
});
export type NewTemplate = z.infer<typeof NewTemplate>;

export const MessageTemplate = z.object({
  id: Id,
  purpose: z.enum(templatePurposes),
  title: z.string(),
  texts: z.partialRecord(LocaleName, z.string()),
  version: z.int(),
  archivedAt: Instant.nullable(),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

export const listTemplates = endpoint({
  method: 'get',
  path: '/api/v1/templates',
  summary: 'Texts to begin an answer with, those in use first',
  access: members(roles),
  answer: z.object({ items: z.array(MessageTemplate) }),
});

export const createTemplate = endpoint({
  method: 'post',
  path: '/api/v1/templates',
  summary: 'Add a text to begin an answer with',
  access: members(managers),
  body: NewTemplate,
  status: 201,
  answer: MessageTemplate,
});

export const changeTemplate = endpoint({
  method: 'put',
  path: '/api/v1/templates/{id}',
  summary: 'Change a text to begin an answer with, set it aside or have it back',
  access: members(managers),
  params: IdParams,
  body: NewTemplate.extend({ version: z.int(), archived: z.boolean() }),
  answer: MessageTemplate,
});

export const fillTemplates = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/templates',
  summary: 'Texts to answer a case with, in its language and filled from its facts',
  access: members(roles),
  params: IdParams,
  query: z.strictObject({ locale: LocaleName.optional() }),
  answer: z.object({
    /** The customer's, unless another was asked for. */
    locale: LocaleName,
    items: z.array(
      z.object({
        id: Id,
        purpose: z.enum(templatePurposes),
        title: z.string(),
        text: z.string(),
        /** What is not known of this case; an ellipsis stands there. */
        missing: z.array(z.enum(templateMarks)),
      }),
    ),
  }),
});
