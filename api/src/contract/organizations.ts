import { z } from 'zod';
import { admins, endpoint, managers, members, roles } from './endpoint.ts';
import { Id, IdParams, LocaleName } from './values.ts';

export const Slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9](-?[a-z0-9]){1,47}$/, 'slug_form');
export const Name = z.string().trim().min(1).max(120);
export const Password = z.string().min(10).max(200);
export const Sensitivity = z.enum(['broad', 'medium', 'fine']);
/** A name, old or new: browsers and systems differ in which of two names of a zone they give. */
export const TimeZone = z
  .string()
  .regex(/^[A-Za-z]/, 'time_zone')
  .refine(isTimeZone, 'time_zone');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const Organization = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  locale: LocaleName,
  timeZone: z.string(),
  sensitivity: Sensitivity,
  isDemo: z.boolean(),
});
export type Organization = z.infer<typeof Organization>;

export const Department = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['department', 'supplier']),
});
export type Department = z.infer<typeof Department>;

export const readSetup = endpoint({
  method: 'get',
  path: '/api/v1/setup',
  summary: 'Whether this installation still waits for its first administrator',
  access: { who: 'anyone' },
  answer: z.object({ open: z.boolean() }),
});

export const claimSetup = endpoint({
  method: 'post',
  path: '/api/v1/setup',
  summary: 'Make the first organisation and its administrator, with the one-time token',
  access: { who: 'anyone' },
  body: z.strictObject({
    token: z.string().max(200),
    organization: Name,
    locale: LocaleName,
    timeZone: TimeZone.default('UTC'),
    name: Name,
    email: z.email().max(320),
    password: Password,
    demo: z.boolean().default(false),
  }),
  status: 201,
  answer: z.object({ slug: z.string() }),
});

export const readMe = endpoint({
  method: 'get',
  path: '/api/v1/me',
  summary: 'Who is signed in, and where they belong',
  access: { who: 'user' },
  answer: z.object({
    name: z.string(),
    email: z.string(),
    memberships: z.array(
      z.object({
        memberId: Id,
        slug: z.string(),
        name: z.string(),
        role: z.enum(roles),
        isDemo: z.boolean(),
        locale: LocaleName,
      }),
    ),
  }),
});

export const readOrganization = endpoint({
  method: 'get',
  path: '/api/v1/organization',
  summary: 'The organisation',
  access: members(roles),
  answer: Organization,
});

export const changeOrganization = endpoint({
  method: 'patch',
  path: '/api/v1/organization',
  summary:
    'Change the name, language, time zone or how fine the themes are; these are then learned again',
  access: members(admins),
  body: z.strictObject({
    name: Name.optional(),
    locale: LocaleName.optional(),
    timeZone: TimeZone.optional(),
    sensitivity: Sensitivity.optional(),
  }),
  answer: Organization,
});

export const createOrganization = endpoint({
  method: 'post',
  path: '/api/v1/organizations',
  summary: 'Make another organisation; who makes it is its administrator',
  access: members(admins),
  body: z.strictObject({ name: Name, slug: Slug.optional(), locale: LocaleName.default('en') }),
  status: 201,
  answer: z.object({ id: Id, slug: z.string() }),
});

export const loadDemo = endpoint({
  method: 'post',
  path: '/api/v1/demo',
  summary: 'Load the demo organisation; who loads it is its administrator',
  access: members(admins),
  status: 201,
  answer: z.object({ slug: z.string() }),
});

export const removeDemo = endpoint({
  method: 'delete',
  path: '/api/v1/demo',
  summary: 'Remove the demo organisation with everything in it, if you administer it',
  access: members(admins),
  status: 204,
});

export const listDepartments = endpoint({
  method: 'get',
  path: '/api/v1/departments',
  summary: 'Departments and suppliers',
  access: members(roles),
  answer: z.object({ items: z.array(Department) }),
});

export const createDepartment = endpoint({
  method: 'post',
  path: '/api/v1/departments',
  summary: 'Add a department or supplier',
  access: members(managers),
  body: z.strictObject({
    name: Name,
    kind: z.enum(['department', 'supplier']).default('department'),
  }),
  status: 201,
  answer: Department,
});

export const changeDepartment = endpoint({
  method: 'patch',
  path: '/api/v1/departments/{id}',
  summary: 'Rename or archive a department',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    name: Name.optional(),
    kind: z.enum(['department', 'supplier']).optional(),
    archived: z.boolean().optional(),
  }),
  answer: Department,
});
