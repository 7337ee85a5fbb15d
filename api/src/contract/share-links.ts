import { z } from 'zod';
import { endpoint, managers, members } from './endpoint.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

/** For how many days a link may open a report. */
export const shareDays = [7, 30, 90] as const;

/** Opens the top ten of one closed week to whoever holds it. */
export const ShareLink = z.object({
  id: Id,
  weekStart: Day,
  createdAt: Instant,
  createdBy: z.string(),
  expiresAt: Instant,
});
export type ShareLink = z.infer<typeof ShareLink>;

export const listShareLinks = endpoint({
  method: 'get',
  path: '/api/v1/share-links',
  summary: 'Links that open the top ten of a week now, newest first; their addresses are not kept',
  access: members(managers),
  query: z.object({ week: Day }),
  answer: z.object({ items: z.array(ShareLink) }),
});

export const createShareLink = endpoint({
  method: 'post',
  path: '/api/v1/share-links',
  summary: 'Make a link to the top ten of a closed week; its address is shown once',
  access: members(managers),
  body: z.strictObject({ week: Day, days: z.literal(shareDays) }),
  status: 201,
  answer: ShareLink.extend({ url: z.string() }),
});

export const revokeShareLink = endpoint({
  method: 'delete',
  path: '/api/v1/share-links/{id}',
  summary: 'Take a link back: it opens nothing any more',
  access: members(managers),
  params: IdParams,
  status: 204,
});
