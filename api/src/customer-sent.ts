import type { Context } from 'hono';
import { mostPhotosAtOnce } from './contract/customer-page.ts';
import { filesOf, readCustomerFields, type CustomerFields } from './customer-forms.ts';
import type { Env } from './deps.ts';
import { largestPhoto } from './remake-photo.ts';

/** Bytes of a note with its photos, and a little for the words. */
export const largestNote = mostPhotosAtOnce * largestPhoto + 200_000;

/** Where a body may be as large as that. */
export const takesPhotos = (path: string): boolean => /^\/t\/[^/]+\/note$/.test(path);

/** What a form of the customer's page sends. What is no form says nothing. */
export async function readCustomerForm(
  c: Context<Env>,
): Promise<{ fields: CustomerFields; photos: File[] }> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}));
  return { fields: readCustomerFields(body), photos: filesOf(body['photos']) };
}
