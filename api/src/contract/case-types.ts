import { z } from 'zod';
import { caseStates } from './case-states.ts';
import { endpoint, managers, members, noteTakers, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Id, IdParams, Instant, LocaleName, Names } from './values.ts';

/** Who may be named for a step. */
export const stepRoles = noteTakers;

/** What a customer is told, by language. */
const Told = z.partialRecord(LocaleName, z.string().trim().min(1).max(300));

const step = {
  name: z.string().trim().min(1).max(300),
  customer: Told.default({}),
  role: z.enum(stepRoles).nullable().default(null),
  departmentId: Id.nullable().default(null),
  /** Hours that the clock of cases runs. */
  targetHours: z.int().min(1).max(1_000).nullable().default(null),
  /** Where a case stands at it. */
  state: z.enum(caseStates).nullable().default(null),
  isRequired: z.boolean().default(true),
};

/** A step of the way that a kind of case goes. Its key is the same in every version. */
export const TypeStep = z.object({ ...step, key: Id });
export type TypeStep = z.infer<typeof TypeStep>;

const areKeysApart = (steps: readonly { key: string | null }[]) => {
  const keys = steps.flatMap(({ key }) => key ?? []);
  return new Set(keys).size === keys.length;
};

const draft = {
  names: Names,
  /** What a new case is unless somebody says otherwise. */
  isDefault: z.boolean().default(false),
  steps: z
    .array(z.strictObject({ ...step, key: Id.nullable().default(null) }))
    .min(1)
    .max(30)
    .refine(areKeysApart, 'keys_apart'),
};

export const NewCaseType = z.strictObject(draft);
export type NewCaseType = z.input<typeof NewCaseType>;
export type CaseTypeDraft = z.output<typeof NewCaseType>;

export const CaseType = z.object({
  id: Id,
  names: Names,
  isDefault: z.boolean(),
  version: z.int(),
  archivedAt: Instant.nullable(),
  steps: z.array(TypeStep),
  /** Open cases that go this way, in whatever version. */
  openCases: z.int(),
});
export type CaseType = z.infer<typeof CaseType>;

export const listCaseTypes = endpoint({
  method: 'get',
  path: '/api/v1/case-types',
  summary: 'Kinds of cases and the steps that each goes; the usual one first',
  access: members(roles),
  answer: z.object({ items: z.array(CaseType) }),
});

export const createCaseType = endpoint({
  method: 'post',
  path: '/api/v1/case-types',
  summary: 'Add a kind of case with its steps',
  access: members(managers),
  body: NewCaseType,
  status: 201,
  answer: CaseType,
});

export const addStarterCaseType = endpoint({
  method: 'post',
  path: '/api/v1/case-types/starter',
  summary: 'Add a complaint with six steps to begin with, unless there is any kind of case already',
  access: members(managers),
  answer: z.object({ added: z.int() }),
});

export const changeCaseType = endpoint({
  method: 'put',
  path: '/api/v1/case-types/{id}',
  summary: 'Change steps and wording as a new version; cases that run keep theirs',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ ...draft, version: z.int() }),
  answer: CaseType,
});

export const archiveCaseType = endpoint({
  method: 'put',
  path: '/api/v1/case-types/{id}/archived',
  summary: 'Let no more cases go this way, or again; those that run go on',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ archived: z.boolean() }),
  answer: CaseType,
});

/** A step of a case's own way, and what became of it. */
export const CaseStep = TypeStep.extend({
  done: z
    .object({
      state: z.enum(['done', 'skipped']),
      why: z.string().nullable(),
      by: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
});
export type CaseStep = z.infer<typeof CaseStep>;

export const CaseWay = z.object({
  typeId: Id.nullable(),
  version: z.int().nullable(),
  names: Names.nullable(),
  isClosed: z.boolean(),
  steps: z.array(CaseStep),
});
export type CaseWay = z.infer<typeof CaseWay>;

export const readCaseWay = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/steps',
  summary: 'The steps of a case, in the version that it began with, and what became of each',
  access: members(roles),
  params: IdParams,
  answer: CaseWay,
});

export const setCaseType = endpoint({
  method: 'put',
  path: '/api/v1/cases/{id}/type',
  summary: 'Say what kind of case it is: it goes that way from here on',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ typeId: Id.nullable() }),
  answer: CaseWay,
});

export const takeCaseStep = endpoint({
  method: 'put',
  path: '/api/v1/cases/{id}/steps/{key}',
  summary:
    'Tick a step, or take the tick back; going on past required steps asks why, and is reported',
  access: members(noteTakers),
  params: z.strictObject({ id: Id, key: Id }),
  body: z.strictObject({
    done: z.boolean(),
    /** Why the required steps before it were passed over. */
    why: z.string().trim().min(1).max(500).nullable().default(null),
  }),
  answer: CaseWay,
});

/** For how many days back the report looks. */
export const reportDays = [30, 90, 180, 365] as const;
const Days = z.object({
  days: z.coerce.number().pipe(z.literal(reportDays)).default(180),
});

/** How a step was kept to. */
export const StepReport = z.object({
  key: Id,
  name: z.string(),
  targetHours: z.int().nullable(),
  /** Cases that passed it: not taken in so many of them, with or without a reason. */
  notTaken: Rate,
  skipped: z.int(),
  left: z.int(),
  /** Hours that the clock ran, of so many cases; null where there are fewer than five. */
  times: z.object({ n: z.int(), median: z.number().nullable(), p80: z.number().nullable() }),
});
export type StepReport = z.infer<typeof StepReport>;

export const readStepReport = endpoint({
  method: 'get',
  path: '/api/v1/case-steps/report',
  summary: 'Which steps cases go past without taking them, and how long each step takes',
  access: members(roles),
  query: Days,
  answer: z.object({
    types: z.array(z.object({ id: Id, names: Names, steps: z.array(StepReport) })),
  }),
});

/** A case that went past a step without taking it. */
const SkippedCase = z.object({
  id: Id,
  code: z.string(),
  state: z.enum(['skipped', 'left']),
  why: z.string().nullable(),
  by: z.string().nullable(),
  receivedAt: Instant,
});
export type SkippedCase = z.infer<typeof SkippedCase>;

export const listSkippedCases = endpoint({
  method: 'get',
  path: '/api/v1/case-steps/{id}/skipped',
  summary: 'The cases that went past a step without taking it, newest first; 100 at most',
  access: members(roles),
  params: IdParams,
  query: Days,
  answer: z.object({
    items: z.array(SkippedCase),
  }),
});
