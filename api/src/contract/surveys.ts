import { z } from 'zod';
import { isReadable } from './contrast.ts';
import { endpoint, managers, members, noteTakers } from './endpoint.ts';
import { Name } from './organizations.ts';
import { SurveyDoc, SurveyMethod } from './survey-doc.ts';
import { docProblems } from './survey-logic.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

/** Work is asked for never, while a survey gets many answers, or always. */
export const proofSettings = ['off', 'busy', 'always'] as const;
export type ProofSetting = (typeof proofSettings)[number];

export const Survey = z.object({
  id: Id,
  kind: z.enum(['survey', 'form']),
  name: z.string(),
  url: z.string(),
  locale: LocaleName,
  active: z.boolean(),
  /** Whether the browser of somebody who answers has to work for it first. */
  proof: z.enum(proofSettings),
  count30: z.int(),
  /** The version that is shown; 0 as long as nobody published one. */
  version: z.int(),
  /** Whether it was edited since. */
  hasDraft: z.boolean(),
});
export type Survey = z.infer<typeof Survey>;

export const listSurveys = endpoint({
  method: 'get',
  path: '/api/v1/surveys',
  summary: 'Surveys and forms with their public links',
  access: members(noteTakers),
  answer: z.object({ items: z.array(Survey) }),
});

/** What a new survey asks. The first two are what surveys and forms ask as they come. */
export const surveyTemplates = [
  'three_questions',
  'comment',
  'nps',
  'csat',
  'ces',
  'task',
  'praise',
  'self_service',
] as const;
export type SurveyTemplate = (typeof surveyTemplates)[number];

export const createSurvey = endpoint({
  method: 'post',
  path: '/api/v1/surveys',
  summary: 'Make a survey or a form',
  access: members(managers),
  body: z.strictObject({
    kind: z.enum(['survey', 'form']),
    name: Name,
    locale: LocaleName.default('en'),
    /** Left out: what a survey or a form asks as it comes. */
    template: z.enum(surveyTemplates).optional(),
  }),
  status: 201,
  answer: Survey,
});

export const changeSurvey = endpoint({
  method: 'patch',
  path: '/api/v1/surveys/{id}',
  summary: 'Rename, close or open a survey or form, or ask work of browsers that answer',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    name: Name.optional(),
    locale: LocaleName.optional(),
    active: z.boolean().optional(),
    proof: z.enum(proofSettings).optional(),
  }),
  answer: Survey,
});

/** A survey whose questions and conditions make sense, in a colour that can be read. */
export const SoundDoc = SurveyDoc.superRefine((doc, context) => {
  for (const { at, problem } of docProblems(doc)) {
    context.addIssue({ code: 'custom', message: problem, path: ['questions', at] });
  }
  if (doc.accent && !isReadable(doc.accent)) {
    context.addIssue({ code: 'custom', message: 'contrast', path: ['accent'] });
  }
});

/** A survey as it is edited. */
export const EditedSurvey = Survey.extend({
  /** What is published: the product's own questions as long as nothing is. */
  published: SurveyDoc,
  draft: SurveyDoc.nullable(),
  /** Of the draft: a change says which one it was made on. */
  draftRevision: z.int(),
  draftBy: z.string().nullable(),
  draftAt: Instant.nullable(),
  method: SurveyMethod,
  /** Newest first. Version 0 is what a survey asks as it comes; nobody published it. */
  versions: z.array(
    z.object({
      version: z.int(),
      publishedAt: Instant.nullable(),
      publishedBy: z.string().nullable(),
      answers: z.int(),
      /** Of these, in the last 90 days. */
      answers90: z.int(),
    }),
  ),
  /** The answers of the last 90 days by how they came. */
  channels90: z.array(z.object({ channel: z.string(), count: z.int() })),
});
export type EditedSurvey = z.infer<typeof EditedSurvey>;

export const readSurvey = endpoint({
  method: 'get',
  path: '/api/v1/surveys/{id}',
  summary: 'A survey with what it asks, its draft and its versions',
  access: members(noteTakers),
  params: IdParams,
  answer: EditedSurvey,
});

export const readSurveyVersion = endpoint({
  method: 'get',
  path: '/api/v1/surveys/{id}/versions/{version}',
  summary: 'What a version of a survey asked',
  access: members(noteTakers),
  params: IdParams.extend({ version: z.coerce.number().int().min(0).max(100_000) }),
  answer: SurveyDoc,
});

export const saveSurveyDraft = endpoint({
  method: 'put',
  path: '/api/v1/surveys/{id}/draft',
  summary: 'Keep an edited survey; what is published stays until it is published anew',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ doc: SoundDoc, revision: z.int().min(0) }),
  answer: EditedSurvey,
});

export const discardSurveyDraft = endpoint({
  method: 'delete',
  path: '/api/v1/surveys/{id}/draft',
  summary: 'Throw the draft away; what is published stays',
  access: members(managers),
  params: IdParams,
  answer: EditedSurvey,
});

export const publishSurvey = endpoint({
  method: 'post',
  path: '/api/v1/surveys/{id}/publish',
  summary: 'Show the draft from now on, as a version that never changes again',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    revision: z.int().min(0),
    /** Leaves out the languages in which words are missing; refused with their names otherwise. */
    leaveOutIncomplete: z.boolean().default(false),
  }),
  answer: EditedSurvey,
});

export const previewSurvey = endpoint({
  method: 'post',
  path: '/api/v1/surveys/{id}/preview',
  summary: 'The public page as it would be with this document; nothing is kept',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ doc: SoundDoc, locale: LocaleName }),
  answer: z.object({ html: z.string() }),
});

export const saveSurveyMethod = endpoint({
  method: 'put',
  path: '/api/v1/surveys/{id}/method',
  summary: 'What a survey is for, whom it asks and how it is read (ISO 10004)',
  access: members(managers),
  params: IdParams,
  body: SurveyMethod,
  answer: EditedSurvey,
});
