import { z } from 'zod';
import { endpoint, members, noteTakers, roles } from './endpoint.ts';
import { commentLength, Praised } from './feedback.ts';
import { Id, IdParams, Instant } from './values.ts';

/** A member, or a department. */
const Whom = z.object({
  memberId: Id.nullable(),
  departmentId: Id.nullable(),
  name: z.string(),
});
export type Whom = z.infer<typeof Whom>;

const PraiseOfComment = z.object({
  /** Whom the comment praises; `words`: the whole name stands in it. */
  named: z.array(Whom.extend({ by: z.enum(['person', 'words']) })),
  /** Who else seems to be named in it. */
  suggested: z.array(Whom),
});
export type PraiseOfComment = z.infer<typeof PraiseOfComment>;

export const readPraised = endpoint({
  method: 'get',
  path: '/api/v1/feedback/{id}/praise',
  summary: 'Whom a comment praises, and who seems to be named in it',
  access: members(roles),
  params: IdParams,
  answer: PraiseOfComment,
});

export const savePraised = endpoint({
  method: 'put',
  path: '/api/v1/feedback/{id}/praise',
  summary: 'Say whom a comment praises: each is told once, a department through its members',
  access: members(noteTakers),
  params: IdParams,
  body: Praised,
  answer: PraiseOfComment,
});

export const suggestPraised = endpoint({
  method: 'post',
  path: '/api/v1/praise/suggest',
  summary: 'Who seems to be named in a text, while it is being typed; nothing is stored',
  access: members(noteTakers),
  body: z.strictObject({ text: z.string().max(commentLength) }),
  answer: z.object({ suggested: z.array(Whom) }),
});

export const PraiseLine = z.object({
  feedbackId: Id,
  text: z.string(),
  language: z.string().nullable(),
  occurredAt: Instant,
  themeId: Id.nullable(),
  themeLabel: z.string().nullable(),
  /** The department that is praised, where the member is not named alone. */
  department: z.string().nullable(),
});
export type PraiseLine = z.infer<typeof PraiseLine>;

export const listPraise = endpoint({
  method: 'get',
  path: '/api/v1/praise',
  summary: 'What praises the member who asks, by name or with the department; newest first',
  access: members(roles),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  answer: z.object({ items: z.array(PraiseLine) }),
});
