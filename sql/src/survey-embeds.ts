import type { Tx } from './connect.ts';

/** Where a survey may be shown within pages of others, and what it may take from them. */
export interface SurveyEmbed {
  anySite: boolean;
  /** Origins, such as `https://shop.example`. */
  sites: string[];
  /** Whether the address of the page is kept, without its query. */
  keepsPage: boolean;
  thanksUrl: string | null;
}

/** What holds as long as nobody said anything: the survey is shown in no page of others. */
const nowhere: SurveyEmbed = { anySite: false, sites: [], keepsPage: false, thanksUrl: null };

export async function readSurveyEmbed(tx: Tx, surveyId: string): Promise<SurveyEmbed> {
  const [row] = await tx<SurveyEmbed[]>`
    select any_site, sites, keeps_page, thanks_url from survey_embed
    where org_id = app_org() and survey_id = ${surveyId}`;
  return row ?? nowhere;
}

/** By what a survey is named in snippets. */
export async function findEmbeddable(tx: Tx, surveyId: string) {
  const [row] = await tx<{ id: string; name: string; token: string }[]>`
    select id, name, token from survey where org_id = app_org() and id = ${surveyId}`;
  return row;
}

export async function writeSurveyEmbed(tx: Tx, surveyId: string, embed: SurveyEmbed) {
  await tx`
    insert into survey_embed (org_id, survey_id, any_site, sites, keeps_page, thanks_url)
    values (app_org(), ${surveyId}, ${embed.anySite}, ${embed.sites}, ${embed.keepsPage},
      ${embed.thanksUrl})
    on conflict (org_id, survey_id) do update set any_site = excluded.any_site,
      sites = excluded.sites, keeps_page = excluded.keeps_page, thanks_url = excluded.thanks_url`;
}

/** The same comment sent twice keeps the page of the first time. */
export async function keepPage(tx: Tx, feedbackId: string, page: string): Promise<void> {
  await tx`
    insert into feedback_page (org_id, feedback_id, page)
    values (app_org(), ${feedbackId}, ${page}) on conflict do nothing`;
}
