import { z } from 'zod';
import { endpoint, managers, members, roles, themeWorkers } from './endpoint.ts';
import { Day, Id, IdParams, Instant, LocaleName } from './values.ts';

/** Pages of an organisation that everybody may read once it says so. */
export const openPages = ['said', 'times', 'promises', 'how', 'ideas'] as const;
export const OpenPageName = z.enum(openPages);
export type OpenPageName = z.infer<typeof OpenPageName>;

/** What can be said on each page that is made of entries: the topics that it knows. */
export const entryTopics = {
  said: ['did', 'doing', 'cannot'],
  /** By what a promise is measured. */
  promises: ['acknowledged', 'kept', 'warned', 'answered', 'unmeasured'],
  how: ['policies', 'times', 'can', 'cannot', 'handling', 'values', 'data'],
  ideas: ['new', 'planned', 'done', 'declined'],
} as const;
export const entryPages = ['said', 'promises', 'how', 'ideas'] as const;
export type EntryPage = (typeof entryPages)[number];

const line = (most: number) => z.string().trim().min(1).max(most);

/** What is said, per language: never a customer's own words without their consent. */
export const EntryWords = z.partialRecord(
  LocaleName,
  z.strictObject({
    title: line(200),
    text: line(3_000).optional(),
    why: line(2_000).optional(),
  }),
);
export type EntryWords = z.infer<typeof EntryWords>;

const facts = {
  page: z.enum(entryPages),
  topic: z.string().max(20),
  words: EntryWords.refine((words) => Object.keys(words).length > 0, 'name_missing'),
  /** Since when it is so. */
  toldOn: Day.nullable().default(null),
  /** Within how many working days, for promises that say so. */
  days: z.int().min(1).max(60).nullable().default(null),
  /** Where there is more to read. */
  url: z
    .url({ protocol: /^https$/, error: 'https_address' })
    .max(500)
    .nullable()
    .default(null),
  themeId: Id.nullable().default(null),
  /** Whether the verified fall of the theme's contacts is told. */
  showsEffect: z.boolean().default(false),
};

interface Said {
  page: EntryPage;
  topic: string;
  days: number | null;
}
const isTopicOfPage = ({ page, topic }: Said) =>
  (entryTopics[page] as readonly string[]).includes(topic);
const topicOfPage = { message: 'topic_of_page', path: ['topic'] };
const hasDays = ({ topic, days }: Said) => topic !== 'answered' || days !== null;
const daysNeeded = { message: 'days_needed', path: ['days'] };

const NewEntry = z
  .strictObject(facts)
  .refine(isTopicOfPage, topicOfPage)
  .refine(hasDays, daysNeeded);
export type NewEntry = z.input<typeof NewEntry>;

/** Fewer contacts since, as it was verified: correlated, not caused. */
export const EntryEffect = z.object({
  /** 0.6: there are six tenths of what there was, with its 95 % interval. */
  ratio: z.number(),
  low: z.number(),
  high: z.number(),
  from: Day,
  until: Day,
});
export type EntryEffect = z.infer<typeof EntryEffect>;

export const entryStates = ['draft', 'review', 'published', 'declined'] as const;

/** One thing that a public page says, as it stands in the office. */
export const PublicEntry = z.object({
  id: Id,
  page: z.enum(entryPages),
  topic: z.string(),
  words: EntryWords,
  toldOn: Day.nullable(),
  days: z.int().nullable(),
  url: z.string().nullable(),
  theme: z.object({ id: Id, label: z.string() }).nullable(),
  showsEffect: z.boolean(),
  /** Comments of the theme; null: it is of none. */
  heard: z.int().nullable(),
  effect: EntryEffect.nullable(),
  /** It says word for word what a customer wrote. */
  repeatsComment: z.boolean(),
  state: z.enum(entryStates),
  /** Everybody reads a version of it. */
  isPublic: z.boolean(),
  /** Changed since it was published. */
  isAhead: z.boolean(),
  version: z.int(),
  writtenBy: z.object({ id: Id, name: z.string() }).nullable(),
  writtenAt: Instant,
});
export type PublicEntry = z.infer<typeof PublicEntry>;

export const readOpenness = endpoint({
  method: 'get',
  path: '/api/v1/openness',
  summary: 'Which public pages are published, where they are, and all that they say',
  access: members(roles),
  answer: z.object({
    url: z.string(),
    pages: z.array(
      z.object({
        page: OpenPageName,
        publishedAt: Instant.nullable(),
        publishedBy: z.string().nullable(),
        formId: Id.nullable(),
      }),
    ),
    items: z.array(PublicEntry),
    /** Whether somebody else than the writer has to publish. */
    needsOther: z.boolean(),
  }),
});

export const publishPage = endpoint({
  method: 'put',
  path: '/api/v1/openness/pages',
  summary: 'Let everybody read a page, or nobody any more',
  access: members(managers),
  body: z.strictObject({
    page: OpenPageName,
    isPublished: z.boolean(),
    /** The form that the page of ideas leads to; null: nobody is asked to write. */
    formId: Id.nullable().default(null),
  }),
  status: 204,
});

export const createEntry = endpoint({
  method: 'post',
  path: '/api/v1/public-entries',
  summary: 'Draft something for a public page',
  access: members(themeWorkers),
  body: NewEntry,
  status: 201,
  answer: PublicEntry,
});

export const changeEntry = endpoint({
  method: 'put',
  path: '/api/v1/public-entries/{id}',
  summary: 'Write it otherwise: what everybody reads stays until it is published anew',
  access: members(themeWorkers),
  params: IdParams,
  body: z
    .strictObject({ ...facts, version: z.int() })
    .refine(isTopicOfPage, topicOfPage)
    .refine(hasDays, daysNeeded),
  answer: PublicEntry,
});

export const submitEntry = endpoint({
  method: 'post',
  path: '/api/v1/public-entries/{id}/review',
  summary: 'Ask for a draft to be published',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ version: z.int() }),
  answer: PublicEntry,
});

export const publishEntry = endpoint({
  method: 'post',
  path: '/api/v1/public-entries/{id}/publish',
  summary: 'Publish what was submitted; where there are two who may, not one’s own words',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ version: z.int() }),
  answer: PublicEntry,
});

export const unpublishEntry = endpoint({
  method: 'post',
  path: '/api/v1/public-entries/{id}/unpublish',
  summary: 'Take it from the public page; it stays as a draft',
  access: members(managers),
  params: IdParams,
  answer: PublicEntry,
});

export const moveEntry = endpoint({
  method: 'post',
  path: '/api/v1/public-entries/{id}/move',
  summary: 'Move it one place up or down on its page',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ by: z.literal([-1, 1]) }),
  status: 204,
});

export const removeEntry = endpoint({
  method: 'delete',
  path: '/api/v1/public-entries/{id}',
  summary: 'Remove what nobody reads',
  access: members(themeWorkers),
  params: IdParams,
  status: 204,
});

export const listEntryVersions = endpoint({
  method: 'get',
  path: '/api/v1/public-entries/{id}/versions',
  summary: 'What was published of it, newest first',
  access: members(roles),
  params: IdParams,
  answer: z.object({
    items: z.array(
      z.object({
        version: z.int(),
        words: EntryWords,
        publishedAt: Instant,
        publishedBy: z.string().nullable(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
});

export const listHeldIdeas = endpoint({
  method: 'get',
  path: '/api/v1/held-ideas',
  summary: 'Comments that are ideas and wait for somebody to open or decline them',
  access: members(themeWorkers),
  answer: z.object({
    items: z.array(z.object({ id: Id, text: z.string(), occurredAt: Instant })),
  }),
});

export const judgeIdea = endpoint({
  method: 'post',
  path: '/api/v1/held-ideas/{id}',
  summary: 'Open an idea in words of one’s own, or decline it with a reason',
  access: members(themeWorkers),
  params: IdParams,
  body: z.union([
    z.strictObject({ words: EntryWords.refine((w) => Object.keys(w).length > 0, 'name_missing') }),
    z.strictObject({ declinedFor: line(1_000) }),
  ]),
  status: 201,
  answer: PublicEntry,
});

export const listExpectationGaps = endpoint({
  method: 'get',
  path: '/api/v1/expectation-gaps',
  summary: 'What customers expected and could not know, most often first, over 365 days',
  access: members(roles),
  answer: z.object({ items: z.array(z.object({ gap: z.string(), count: z.int() })) }),
});
