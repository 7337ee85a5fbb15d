import type { z } from 'zod';

/**
 * What a member may be. Least to most: a reader only looks, a sponsor looks and asks after what is
 * stuck, an administrator may do everything.
 */
export const roles = ['reader', 'sponsor', 'agent', 'owner', 'council', 'chair', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What an API key may be allowed. */
export const scopes = ['feedback:write', 'feedback:read', 'themes:read'] as const;
export type Scope = (typeof scopes)[number];

/**
 * Who may call: everybody; whoever is signed in (member of any organisation or none); or members of
 * the organisation by role and API keys by scope.
 */
export type Access =
  { who: 'anyone' } | { who: 'user' } | { who: 'member'; roles: readonly Role[]; scope?: Scope };

export const noteTakers = ['agent', 'owner', 'council', 'chair', 'admin'] as const;
export const themeWorkers = ['owner', 'council', 'chair', 'admin'] as const;
export const managers = ['chair', 'admin'] as const;
/** Who asks after what is stuck: a right of its own, not one of those below. */
export const sponsors = ['sponsor', 'chair', 'admin'] as const;
export const admins = ['admin'] as const;

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/**
 * One JSON route, described once: the server mounts and checks it, the client calls it, the OpenAPI
 * document and the authorisation table are read off it.
 */
export interface Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Who extends Access = Access,
> {
  method: Method;
  /** OpenAPI form: `/api/v1/themes/{id}`. */
  path: string;
  summary: string;
  access: Who;
  params?: Params;
  query?: Query;
  body?: Body;
  /** 200 unless said otherwise; 204 has no answer. */
  status?: 200 | 201 | 202 | 204;
  answer?: Answer;
}

/** Keeps the schemas' types while checking the shape. */
export function endpoint<
  Params extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
  const Who extends Access = Access,
>(definition: Endpoint<Params, Query, Body, Answer, Who>) {
  return definition;
}

/** Lets the members with these roles in, and API keys with this scope. */
export const members = (
  allowed: readonly Role[],
  scope?: Scope,
): Extract<Access, { who: 'member' }> =>
  scope ? { who: 'member', roles: allowed, scope } : { who: 'member', roles: allowed };
