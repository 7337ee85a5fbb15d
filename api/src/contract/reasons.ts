import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Id, IdParams, Names } from './values.ts';

export const ContactReason = z.object({
  id: Id,
  code: z.string(),
  names: Names,
  departmentId: Id.nullable(),
  count30: z.int(),
});
export type ContactReason = z.infer<typeof ContactReason>;

/** Fewer or more reasons than these are allowed, with a warning. */
export const reasonLimits = { fewest: 20, most: 30 } as const;

export const listReasons = endpoint({
  method: 'get',
  path: '/api/v1/reasons',
  summary: 'Contact reasons in the order of their list',
  access: members(roles),
  answer: z.object({ items: z.array(ContactReason), warning: z.enum(['few', 'many']).nullable() }),
});

const ReasonCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]{2}$/, 'reason_code_form');

export const NewReason = z.strictObject({
  code: ReasonCode,
  names: Names,
  departmentId: Id.nullable().default(null),
});

export const createReason = endpoint({
  method: 'post',
  path: '/api/v1/reasons',
  summary: 'Add a contact reason',
  access: members(managers),
  body: NewReason,
  status: 201,
  answer: ContactReason,
});

export const addStarterReasons = endpoint({
  method: 'post',
  path: '/api/v1/reasons/starter',
  summary: 'Add the starter list of 24 reasons; those with a code already in use are left alone',
  access: members(managers),
  answer: z.object({ added: z.int() }),
});

export const changeReason = endpoint({
  method: 'patch',
  path: '/api/v1/reasons/{id}',
  summary: 'Rename, re-order or archive a contact reason',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    code: ReasonCode.optional(),
    names: Names.optional(),
    departmentId: Id.nullable().optional(),
    position: z.int().min(0).max(10_000).optional(),
    archived: z.boolean().optional(),
  }),
  answer: ContactReason,
});
