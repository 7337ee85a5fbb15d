import { z } from 'zod';
import { admins, endpoint, members, roles } from './endpoint.ts';
import { Name, Password } from './organizations.ts';
import { Id, IdParams, Instant, LocaleName } from './values.ts';

export const Member = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  departmentId: Id.nullable(),
  disabled: z.boolean(),
});
export type Member = z.infer<typeof Member>;

export const Invitation = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

export const listMembers = endpoint({
  method: 'get',
  path: '/api/v1/members',
  summary: 'The people of the organisation',
  access: members(roles),
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
