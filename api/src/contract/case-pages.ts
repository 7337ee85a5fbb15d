import { z } from 'zod';
import { outcomes } from './case-states.ts';
import { endpoint, members, noteTakers, roles } from './endpoint.ts';
import { Id, IdParams, Instant } from './values.ts';

/** Where a customer's page is: their own address, and one to look at it as they see it. */
export const CasePageLink = z.object({
  /** The customer's own secret, to be given to nobody else. */
  url: z.url(),
  /** Opens the same page for a quarter of an hour; nothing can be done there. */
  previewUrl: z.url(),
});
export type CasePageLink = z.infer<typeof CasePageLink>;

export const readCasePageLink = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/page-link',
  summary: 'Where the customer’s page is, and a way to look at it that lasts a quarter of an hour',
  access: members(noteTakers),
  params: IdParams,
  answer: CasePageLink,
});

const CasePhotoLine = z.object({
  id: Id,
  entryId: Id,
  width: z.int(),
  height: z.int(),
  createdAt: Instant,
});

/** What the customer did on their page beside writing. */
export const CustomerAdded = z.object({
  /** The oldest first; each is a file of its own. */
  photos: z.array(CasePhotoLine),
  /** Null: they want none, or got one. */
  managerWanted: z.object({ at: Instant, note: z.string().nullable() }).nullable(),
  /** What they say of the end: how it turned out, how it was handled. */
  outcome: z
    .object({
      said: z.enum(outcomes),
      handled: z.int().nullable(),
      note: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
});
export type CustomerAdded = z.infer<typeof CustomerAdded>;

export const readCustomerAdded = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/added',
  summary: 'What the customer did on their page: photos, whether they want a manager, how it ended',
  access: members(roles),
  params: IdParams,
  answer: CustomerAdded,
});
