import { z } from 'zod';
import { admins, endpoint, members, roles } from './endpoint.ts';
import type { ShownHours } from './open-page.ts';
import { Id, LocaleName } from './values.ts';

/** As people write a number that is dialled: digits with what makes them readable. */
const Phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[\d ()/.-]*\d[\d ()/.-]*$/, 'phone');
const WebAddress = z.url({ protocol: /^https$/, error: 'https_address' }).max(300);

/** What the organisation says of how it keeps what people give it, in words of its own. */
export const PrivacyNotice = z.strictObject({
  texts: z.partialRecord(LocaleName, z.string().trim().min(1).max(3000)).default({}),
  url: WebAddress.optional(),
});
export type PrivacyNotice = z.infer<typeof PrivacyNotice>;

/** How to reach the organisation, as every public page of it says. */
export const Help = z.strictObject({
  phone: Phone.optional(),
  email: z.email().max(320).optional(),
  url: WebAddress.optional(),
  /** When somebody answers, in words of one's own. */
  hours: z.partialRecord(LocaleName, z.string().trim().min(1).max(200)).default({}),
  /** Shown wherever people leave something of themselves; without it, what holds of every one. */
  privacy: PrivacyNotice.optional(),
});
export type Help = z.infer<typeof Help>;

/** With the hours by channel, which public pages tell in the reader's language. */
export interface ShownHelp extends Help {
  opening?: readonly ShownHours[];
}

/** With who is told at once of what customers call urgent; nobody named: administrators and chairs. */
export const HelpSettings = z.object({ help: Help, urgentMemberIds: z.array(Id) });
export type HelpSettings = z.infer<typeof HelpSettings>;

export const readHelp = endpoint({
  method: 'get',
  path: '/api/v1/organization/help',
  summary: 'How customers reach the organisation, and who is told of what is urgent',
  access: members(roles),
  answer: HelpSettings,
});

export const changeHelp = endpoint({
  method: 'put',
  path: '/api/v1/organization/help',
  summary: 'Change how customers reach the organisation, or who is told of what is urgent',
  access: members(admins),
  body: z.strictObject({ help: Help, urgentMemberIds: z.array(Id).max(50).default([]) }),
  answer: HelpSettings,
});
