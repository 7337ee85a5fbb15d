import { z } from 'zod';
import {
  admins,
  endpoint,
  everyRole,
  managers,
  members,
  noteTakers,
  roles,
  scopes,
} from './endpoint.ts';
import { Id, IdParams, Instant, LocaleName, Names } from './values.ts';

export const Slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9](-?[a-z0-9]){1,47}$/, 'slug_form');
const Name = z.string().trim().min(1).max(120);
const Password = z.string().min(10).max(200);
export const Sensitivity = z.enum(['broad', 'medium', 'fine']);
export const TimeZone = z
  .string()
  .refine(
    (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
    'time_zone',
  );

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

export const Member = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  departmentId: Id.nullable(),
  disabled: z.boolean(),
});
export type Member = z.infer<typeof Member>;

export const ContactReason = z.object({
  id: Id,
  code: z.string(),
  names: Names,
  departmentId: Id.nullable(),
  count30: z.int(),
});
export type ContactReason = z.infer<typeof ContactReason>;

export const Invitation = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const Survey = z.object({
  id: Id,
  kind: z.enum(['survey', 'form']),
  name: z.string(),
  url: z.string(),
  locale: LocaleName,
  active: z.boolean(),
  count30: z.int(),
});
export type Survey = z.infer<typeof Survey>;

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
  access: members(everyRole),
  answer: Organization,
});

export const changeOrganization = endpoint({
  method: 'patch',
  path: '/api/v1/organization',
  summary: 'Change the name, language, time zone or how fine the themes are',
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
  summary: 'Remove the demo organisation with everything in it',
  access: members(admins),
  status: 204,
});

export const listDepartments = endpoint({
  method: 'get',
  path: '/api/v1/departments',
  summary: 'Departments and suppliers',
  access: members(everyRole),
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

/** Fewer or more reasons than these are allowed, with a warning. */
export const reasonLimits = { fewest: 20, most: 30 } as const;

export const listReasons = endpoint({
  method: 'get',
  path: '/api/v1/reasons',
  summary: 'Contact reasons in the order of their list',
  access: members(everyRole),
  answer: z.object({ items: z.array(ContactReason), warning: z.enum(['few', 'many']).nullable() }),
});

const ReasonCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]{2}$/, 'reason_code_form');

export const createReason = endpoint({
  method: 'post',
  path: '/api/v1/reasons',
  summary: 'Add a contact reason',
  access: members(managers),
  body: z.strictObject({
    code: ReasonCode,
    names: Names,
    departmentId: Id.nullable().default(null),
  }),
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

export const listMembers = endpoint({
  method: 'get',
  path: '/api/v1/members',
  summary: 'The people of the organisation',
  access: members(everyRole),
  answer: z.object({ items: z.array(Member) }),
});

export const changeMember = endpoint({
  method: 'patch',
  path: '/api/v1/members/{id}',
  summary: 'Change the role or department, or stop and restore access',
  access: members(admins),
  params: IdParams,
  body: z.strictObject({
    role: z.enum(roles).optional(),
    departmentId: Id.nullable().optional(),
    disabled: z.boolean().optional(),
  }),
  answer: Member,
});

export const listInvitations = endpoint({
  method: 'get',
  path: '/api/v1/invitations',
  summary: 'Invitations that were not accepted yet',
  access: members(admins),
  answer: z.object({ items: z.array(Invitation) }),
});

export const createInvitation = endpoint({
  method: 'post',
  path: '/api/v1/invitations',
  summary: 'Invite a person: answers a link to copy, shown once',
  access: members(admins),
  body: z.strictObject({
    name: Name,
    email: z.email().max(320),
    role: z.enum(roles),
    departmentId: Id.nullable().default(null),
  }),
  status: 201,
  answer: Invitation.extend({ url: z.string() }),
});

export const revokeInvitation = endpoint({
  method: 'delete',
  path: '/api/v1/invitations/{id}',
  summary: 'Take an invitation back',
  access: members(admins),
  params: IdParams,
  status: 204,
});

const InvitationToken = z.strictObject({ token: z.string().min(10).max(200) });

export const readInvitation = endpoint({
  method: 'post',
  path: '/api/v1/join/check',
  summary: 'What an invitation link is for',
  access: { who: 'anyone' },
  body: InvitationToken,
  answer: z.object({
    organization: z.string(),
    name: z.string(),
    email: z.string(),
    locale: LocaleName,
  }),
});

export const acceptInvitation = endpoint({
  method: 'post',
  path: '/api/v1/join',
  summary: 'Accept an invitation with a new account, or with the password of an existing one',
  access: { who: 'anyone' },
  body: InvitationToken.extend({ name: Name, password: Password }),
  status: 201,
  answer: z.object({ slug: z.string() }),
});

export const listKeys = endpoint({
  method: 'get',
  path: '/api/v1/keys',
  summary: 'API keys, without the keys themselves',
  access: members(admins),
  answer: z.object({ items: z.array(ApiKey) }),
});

export const createKey = endpoint({
  method: 'post',
  path: '/api/v1/keys',
  summary: 'Make an API key: the key is in this answer and nowhere else',
  access: members(admins),
  body: z.strictObject({
    name: Name,
    scopes: z.array(z.enum(scopes)).min(1),
    expiresAt: Instant.nullable().default(null),
  }),
  status: 201,
  answer: ApiKey.extend({ key: z.string() }),
});

export const revokeKey = endpoint({
  method: 'delete',
  path: '/api/v1/keys/{id}',
  summary: 'Revoke an API key at once',
  access: members(admins),
  params: IdParams,
  status: 204,
});

export const listSurveys = endpoint({
  method: 'get',
  path: '/api/v1/surveys',
  summary: 'Surveys and forms with their public links',
  access: members(noteTakers),
  answer: z.object({ items: z.array(Survey) }),
});

export const createSurvey = endpoint({
  method: 'post',
  path: '/api/v1/surveys',
  summary: 'Make a survey or a form',
  access: members(managers),
  body: z.strictObject({
    kind: z.enum(['survey', 'form']),
    name: Name,
    locale: LocaleName.default('en'),
  }),
  status: 201,
  answer: Survey,
});

export const changeSurvey = endpoint({
  method: 'patch',
  path: '/api/v1/surveys/{id}',
  summary: 'Rename, close or open a survey or form',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    name: Name.optional(),
    locale: LocaleName.optional(),
    active: z.boolean().optional(),
  }),
  answer: Survey,
});
