import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Id, IdParams, Instant } from './values.ts';

/** Money in whole cents. */
export const Money = z
  .number()
  .min(0)
  .max(1e9)
  .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4, 'amount_form');

export const Remedy = z.object({
  id: Id,
  name: z.string(),
  /** What the front line types to pick it. */
  code: z.string(),
  /** Null: an amount is asked for each time. */
  fixedCost: z.number().nullable(),
  /** What one comment may be granted of it without asking, all its grants together. */
  ownLimit: z.number(),
  /** Null: it can be granted. */
  archivedAt: Instant.nullable(),
});
export type Remedy = z.infer<typeof Remedy>;

const RemedyName = z.string().trim().min(1).max(120);
const RemedyCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]{1,2}$/, 'remedy_code_form');

export const NewRemedy = z.strictObject({
  name: RemedyName,
  code: RemedyCode,
  fixedCost: Money.nullable().default(null),
  ownLimit: Money,
});
export type NewRemedy = z.input<typeof NewRemedy>;

export const RemedyCatalogue = z.object({
  items: z.array(Remedy),
  currency: z.string(),
  /** Who decides above a limit, besides the member who asks. */
  approvers: z.array(z.object({ id: Id, name: z.string() })),
});
export type RemedyCatalogue = z.infer<typeof RemedyCatalogue>;

export const listRemedies = endpoint({
  method: 'get',
  path: '/api/v1/remedies',
  summary: 'Remedies in the order of their catalogue; archived ones come last',
  access: members(roles),
  answer: RemedyCatalogue,
});

export const createRemedy = endpoint({
  method: 'post',
  path: '/api/v1/remedies',
  summary: 'Add a remedy to the catalogue',
  access: members(managers),
  body: NewRemedy,
  status: 201,
  answer: Remedy,
});

export const addStarterRemedies = endpoint({
  method: 'post',
  path: '/api/v1/remedies/starter',
  summary: 'Add four remedies to begin with; those with a code already in use are left alone',
  access: members(managers),
  answer: z.object({ added: z.int() }),
});

export const changeRemedy = endpoint({
  method: 'patch',
  path: '/api/v1/remedies/{id}',
  summary:
    'Change a remedy, its place in the catalogue, or archive it; past grants stay as they are',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    name: RemedyName.optional(),
    code: RemedyCode.optional(),
    fixedCost: Money.nullable().optional(),
    ownLimit: Money.optional(),
    position: z.int().min(0).max(10_000).optional(),
    archived: z.boolean().optional(),
  }),
  answer: Remedy,
});
