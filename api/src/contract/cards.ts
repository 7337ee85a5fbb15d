import { z } from 'zod';
import { endpoint, members, noteTakers } from './endpoint.ts';
import { longestAnswer } from './survey-doc.ts';
import { Day, Id, IdParams } from './values.ts';

export const cardNumberLength = 20;

/** What is printed or stamped on a card to tell it apart. */
const CardNumber = z
  .string()
  .trim()
  .min(1)
  .max(cardNumberLength)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'characters_not_allowed');

/** A card that somebody filled in on paper, as a member types it. */
export const NewCard = z.strictObject({
  /** Made where it is typed: a card that is sent twice is stored once. */
  id: Id,
  surveyId: Id,
  /** Of the survey, as it was typed by. */
  version: z.int().min(0).max(100_000),
  placeId: Id.nullable().default(null),
  /** When it was filled in. */
  day: Day,
  /** Two cards of a survey and a place with one number are one card. */
  number: CardNumber.nullable().default(null),
  /** What was ticked and written, by field. Paper asks nobody to answer everything. */
  given: z.record(z.string().max(40), z.array(z.string().max(2 * longestAnswer)).max(15)),
});
export type NewCard = z.input<typeof NewCard>;

export const createCard = endpoint({
  method: 'post',
  path: '/api/v1/cards',
  summary: 'Store what is on a paper card',
  access: members(noteTakers),
  body: NewCard,
  status: 201,
  answer: z.object({
    id: Id,
    caseCode: z.string(),
    /** A card with this number was typed before: nothing was stored, this is the other one. */
    isDuplicate: z.boolean(),
  }),
});

/** For how many hours whoever typed a card may take it back. */
export const cardHours = 24;

export const takeBackCard = endpoint({
  method: 'delete',
  path: '/api/v1/cards/{id}',
  summary: 'Take back a card that one typed oneself within a day: its comment is gone',
  access: members(noteTakers),
  params: IdParams,
  status: 204,
});
