import { z } from 'zod';
import { endpoint, managers, members, roles, themeWorkers } from './endpoint.ts';
import { Name } from './organizations.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

/** For how many days a link may open a supplier's page. */
export const supplierDays = [30, 90, 365] as const;

/** How far a supplier says it is with a theme. */
export const supplierStates = ['seen', 'working', 'done', 'cannot'] as const;
export type SupplierState = (typeof supplierStates)[number];

/** Opens the themes that a supplier causes to whoever holds it. */
export const SupplierLink = z.object({
  id: Id,
  departmentId: Id,
  /** Whom it is for. */
  name: z.string(),
  email: z.string().nullable(),
  /** Whether comments are quoted there. */
  showsQuotes: z.boolean(),
  createdAt: Instant,
  /** Null: whoever made it is gone. */
  createdBy: z.string().nullable(),
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type SupplierLink = z.infer<typeof SupplierLink>;

export const listSupplierLinks = endpoint({
  method: 'get',
  path: '/api/v1/supplier-links',
  summary: 'Links that open the page of a supplier now, newest first; their addresses are not kept',
  access: members(managers),
  query: z.object({ department: Id }),
  answer: z.object({ items: z.array(SupplierLink) }),
});

export const createSupplierLink = endpoint({
  method: 'post',
  path: '/api/v1/supplier-links',
  summary: 'Make a link to the themes that a supplier causes; its address is shown once',
  access: members(managers),
  body: z.strictObject({
    departmentId: Id,
    name: Name,
    email: z.email().max(320).nullable().default(null),
    days: z.literal(supplierDays),
    showsQuotes: z.boolean().default(true),
  }),
  status: 201,
  answer: SupplierLink.extend({ url: z.string() }),
});

export const changeSupplierLink = endpoint({
  method: 'patch',
  path: '/api/v1/supplier-links/{id}',
  summary: 'Show comments under a link, or no longer',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ showsQuotes: z.boolean() }),
  status: 204,
});

export const revokeSupplierLink = endpoint({
  method: 'delete',
  path: '/api/v1/supplier-links/{id}',
  summary: 'Take a link back: it opens nothing any more; what was reported stays',
  access: members(managers),
  params: IdParams,
  status: 204,
});

export const SupplierReport = z.object({
  id: Id,
  supplier: z.string(),
  /** As the link was called that was used. */
  reportedBy: z.string(),
  state: z.enum(supplierStates),
  text: z.string().nullable(),
  expectedOn: Day.nullable(),
  reportedAt: Instant,
});
export type SupplierReport = z.infer<typeof SupplierReport>;

/** What is told of the supplier on a theme's page. */
export const ThemeSupplier = z.object({
  /** The supplier that causes the theme; null: something else does. */
  supplier: z.object({ id: Id, name: z.string() }).nullable(),
  /** Which actions are the supplier's to do: no others are shown to it. */
  actionIds: z.array(Id),
  /** What suppliers said, newest first. */
  reports: z.array(SupplierReport),
});
export type ThemeSupplier = z.infer<typeof ThemeSupplier>;

export const readThemeSupplier = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/supplier',
  summary: 'What the supplier that causes a theme said about it, and what it is to do',
  access: members(roles),
  params: IdParams,
  answer: ThemeSupplier,
});

export const giveSupplierActions = endpoint({
  method: 'put',
  path: '/api/v1/themes/{id}/supplier/actions',
  summary: 'Say which actions of a theme are its supplier’s to do',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ actionIds: z.array(Id).max(200) }),
  answer: ThemeSupplier,
});
