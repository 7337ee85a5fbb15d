import { z } from 'zod';
import { endpoint, managers, members, noteTakers } from './endpoint.ts';
import { isThanksAddress, siteOf } from './sites.ts';
import { IdParams } from './values.ts';

/** An origin, as it is kept: `https://shop.example`. */
const Site = z
  .string()
  .trim()
  .max(200)
  .transform((text, context) => {
    const site = siteOf(text);
    if (site !== null) return site;
    context.addIssue({ code: 'custom', message: 'site_form' });
    return z.NEVER;
  });

/** Where a survey may be shown within pages of others, and what it may take from them. */
const settings = {
  /** Any page at all may show it. */
  anySite: z.boolean(),
  /** Else the pages of these sites. */
  sites: z.array(Site).max(20),
  /** Whether the address of the page is kept with a comment, without its query. */
  keepsPage: z.boolean(),
  /** Where people are led after the thanks: on one of the sites. */
  thanksUrl: z.string().trim().max(500).nullable(),
};

const EmbedSettings = z
  .strictObject(settings)
  .refine(({ sites, thanksUrl }) => thanksUrl === null || isThanksAddress(thanksUrl, sites), {
    message: 'thanks_url',
    path: ['thanksUrl'],
  });

export const Embed = z.object({
  anySite: z.boolean(),
  sites: z.array(z.string()),
  keepsPage: z.boolean(),
  thanksUrl: z.string().nullable(),
  /** What a snippet names the survey by. */
  token: z.string(),
  scriptUrl: z.string(),
  frameUrl: z.string(),
  /** A page that shows the widget as another site would. */
  testUrl: z.string(),
});
export type Embed = z.infer<typeof Embed>;

export const readEmbed = endpoint({
  method: 'get',
  path: '/api/v1/surveys/{id}/embed',
  summary: 'Which sites may show a survey within their pages',
  access: members(noteTakers),
  params: IdParams,
  answer: Embed,
});

export const changeEmbed = endpoint({
  method: 'put',
  path: '/api/v1/surveys/{id}/embed',
  summary: 'Say which sites may show a survey within their pages',
  access: members(managers),
  params: IdParams,
  body: EmbedSettings,
  answer: Embed,
});
