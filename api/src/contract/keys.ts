import { z } from 'zod';
import { admins, endpoint, members, scopes } from './endpoint.ts';
import { Name } from './organizations.ts';
import { Id, IdParams, Instant } from './values.ts';

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
