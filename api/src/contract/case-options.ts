import { z } from 'zod';
import { endpoint, members, noteTakers, roles } from './endpoint.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

const line = (most: number) => z.string().trim().max(most).default('');

/** By which options are told apart. */
export const optionLetters = ['A', 'B', 'C', 'D'] as const;
export type OptionLetter = (typeof optionLetters)[number];

/** One way to put a matter right. */
export const CaseOption = z.strictObject({
  /** The article that it comes from. */
  solutionId: Id.nullable().default(null),
  what: z.string().trim().min(1).max(300),
  takes: line(200),
  costs: line(200),
  pros: line(1_000),
  cons: line(1_000),
  /** Working days that it takes at most; null: nobody promises any. */
  days: z.int().min(1).max(365).nullable().default(null),
  isRecommended: z.boolean().default(false),
});
export type CaseOption = z.infer<typeof CaseOption>;

const NewChoice = z
  .strictObject({
    intro: z.string().trim().min(1).max(1_000).nullable().default(null),
    options: z.array(CaseOption).min(2).max(4),
  })
  .refine(({ options }) => options.filter(({ isRecommended }) => isRecommended).length <= 1, {
    message: 'one_recommended',
    path: ['options'],
  });
export type NewChoice = z.input<typeof NewChoice>;

/** Options side by side, of which the customer picks one. */
export const CaseChoice = z.object({
  id: Id,
  intro: z.string().nullable(),
  options: z.array(z.object({ ...CaseOption.shape, letter: z.enum(optionLetters) })),
  offeredAt: Instant,
  offeredBy: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  chosen: z.enum(optionLetters).nullable(),
  chosenAt: Instant.nullable(),
  /** From here on the customer changes their mind by talking to us. */
  begunAt: Instant.nullable(),
});
export type CaseChoice = z.infer<typeof CaseChoice>;

const Choices = z.object({ items: z.array(CaseChoice) });

export const listCaseChoices = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/choices',
  summary: 'Options that were offered in a case, newest first',
  access: members(roles),
  params: IdParams,
  answer: Choices,
});

export const offerCaseChoice = endpoint({
  method: 'post',
  path: '/api/v1/cases/{id}/choices',
  summary: 'Offer two to four options side by side; what was offered before is withdrawn',
  access: members(noteTakers),
  params: IdParams,
  body: NewChoice,
  status: 201,
  answer: Choices,
});

export const withdrawCaseChoice = endpoint({
  method: 'post',
  path: '/api/v1/case-choices/{id}/withdraw',
  summary: 'Take options back: the customer can choose among them no more',
  access: members(noteTakers),
  params: IdParams,
  answer: Choices,
});

export const beginCaseChoice = endpoint({
  method: 'put',
  path: '/api/v1/case-choices/{id}/begun',
  summary: 'Say that the chosen option has begun, so that it stands; or that it has not yet',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    begun: z.boolean(),
    /** Promised by the end of this day, and told to the customer; null: nothing is promised. */
    dueOn: Day.nullable().default(null),
  }),
  answer: Choices,
});
