import { z } from 'zod';
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

export const CasePhotoLine = z.object({
  id: Id,
  entryId: Id,
  width: z.int(),
  height: z.int(),
  createdAt: Instant,
});
export type CasePhotoLine = z.infer<typeof CasePhotoLine>;

export const listCasePhotos = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/photos',
  summary: 'The photos that the customer added, the oldest first; each is a file of its own',
  access: members(roles),
  params: IdParams,
  answer: z.object({ items: z.array(CasePhotoLine) }),
});
