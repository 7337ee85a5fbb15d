import { z } from 'zod';
import { endpoint, managers, members, noteTakers, roles } from './endpoint.ts';
import { MeanAnswer } from './scorecards.ts';
import { Id, IdParams, Instant } from './values.ts';

/** At most so many are added, archived or given links at once. */
export const placesAtOnce = 200;

export const PlaceName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'characters_not_allowed');

/** Where people are met: a branch, a counter, a city. */
export const Place = z.object({
  id: Id,
  name: z.string(),
  archivedAt: Instant.nullable(),
  createdAt: Instant,
});
export type Place = z.infer<typeof Place>;

/** A place with what was heard there; comments that are told apart as odd do not count in the means. */
export const HeardPlace = Place.extend({
  count7: z.int(),
  count30: z.int(),
  /** Of 30 days, each answer worth 0 to 1. */
  solved: MeanAnswer,
  treated: MeanAnswer,
  /** How comments came in within 30 days, the most frequent first. */
  channels: z.array(z.string()),
});
export type HeardPlace = z.infer<typeof HeardPlace>;

export const listPlaces = endpoint({
  method: 'get',
  path: '/api/v1/places',
  summary: 'Where people are met, with what was heard there lately; archived places come last',
  access: members(roles),
  answer: z.object({ items: z.array(HeardPlace) }),
});

/** A name that a place has already adds nothing; an archived place of this name comes back. */
export const createPlaces = endpoint({
  method: 'post',
  path: '/api/v1/places',
  summary: 'Add places, one or a whole list',
  access: members(managers),
  body: z.strictObject({ names: z.array(PlaceName).min(1).max(placesAtOnce) }),
  status: 201,
  answer: z.object({
    added: z.array(Place),
    restored: z.array(Place),
    known: z.array(Place),
  }),
});

export const renamePlace = endpoint({
  method: 'patch',
  path: '/api/v1/places/{id}',
  summary: 'Rename a place; what was heard there stays with it',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ name: PlaceName }),
  answer: Place,
});

export const archivePlaces = endpoint({
  method: 'post',
  path: '/api/v1/places/archive',
  summary:
    'Archive places, or have them back; the links of an archived place lead to a page that says so',
  access: members(managers),
  body: z.strictObject({ ids: z.array(Id).min(1).max(placesAtOnce), archived: z.boolean() }),
  answer: z.object({ items: z.array(Place) }),
});

/** By what somebody comes to a survey at an address: a code of one's own, a poster, or the link itself. */
export const linkChannels = ['qr', 'poster', 'link'] as const;
export type LinkChannel = (typeof linkChannels)[number];

/** A further address of a survey. */
export const SurveyLink = z.object({
  id: Id,
  surveyId: Id,
  /** Null: it stands for no place. */
  place: z.object({ id: Id, name: z.string() }).nullable(),
  channel: z.string(),
  url: z.string(),
  /** A short address that can be typed from paper. */
  shortUrl: z.string(),
  /** Its last part, `ABCD-2345`. */
  code: z.string(),
  /** Answers of the last 30 days that came in by it. */
  count30: z.int(),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
});
export type SurveyLink = z.infer<typeof SurveyLink>;

export const listSurveyLinks = endpoint({
  method: 'get',
  path: '/api/v1/surveys/{id}/links',
  summary: 'The further addresses of a survey, by place and channel',
  access: members(noteTakers),
  params: IdParams,
  answer: z.object({ items: z.array(SurveyLink) }),
});

/** What is there already is answered as it is; a link that was ended opens again. */
export const createSurveyLinks = endpoint({
  method: 'post',
  path: '/api/v1/surveys/{id}/links',
  summary: 'Make addresses of a survey, one for each place',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({
    channel: z.enum(linkChannels),
    /** Null stands for no place. */
    placeIds: z.array(Id.nullable()).min(1).max(placesAtOnce),
  }),
  status: 201,
  answer: z.object({ items: z.array(SurveyLink) }),
});

export const changeSurveyLink = endpoint({
  method: 'patch',
  path: '/api/v1/survey-links/{id}',
  summary: 'End a link, whose page says so from then on, or open it again',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ archived: z.boolean() }),
  answer: SurveyLink,
});
