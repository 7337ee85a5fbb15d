import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findOrganizationBySlug, type Organization } from '@vocero/sql/organizations';
import type { EntryPage } from '@vocero/sql/public-entries';
import {
  findOpenForm,
  listPublicPages,
  listShownEntries,
  type PublicPageRow,
  type ShownEntry as ShownRow,
} from '@vocero/sql/public-pages';
import type { OpenPageProps, ShownEntry, ShownText } from './contract/open-page.ts';
import { openPages } from './contract/openness.ts';
import { leastShown } from './contract/rate.ts';
import type { Locale } from './contract/values.ts';
import type { Deps } from './deps.ts';
import { withKeptRates } from './kept-rate.ts';
import { localeFromTag } from './messages.ts';
import { readPageFacts } from './page-facts.ts';
import { notFound } from './problem.ts';
import { readResponseTimes } from './response-times.ts';

/** As slugs are made; anything else could not even be looked up. */
const SLUG = /^[a-z0-9-]{2,64}$/;

export interface OpenPageAsked {
  slug: string;
  page: OpenPageProps['page'];
  locale: Locale;
}

/**
 * All that one public page says.
 * @throws Problem 404 for an organisation that is unknown and for a page that is not published: both
 *   are one.
 */
export async function readOpenPage(
  { sql, settings }: Pick<Deps, 'sql' | 'settings'>,
  { slug, page, locale }: OpenPageAsked,
): Promise<OpenPageProps> {
  const organization = SLUG.test(slug) ? await findOrganizationBySlug(sql, slug) : undefined;
  if (!organization) throw notFound();
  return inOrganization(sql, organization.id, async (tx) => {
    const published = (await listPublicPages(tx)).filter((row) => row.publishedAt !== null);
    const pages = openPages.filter((name) => published.some((row) => row.page === name));
    const isThere = page === 'overview' ? pages.length > 0 : pages.includes(page);
    if (!isThere) throw notFound();
    const facts = await readPageFacts(tx);
    const base = `${settings.publicUrl}/w/${slug}`;
    return {
      ...{ locale, page, pages, base },
      organization: facts.organization,
      timeZone: facts.timeZone,
      help: facts.help,
      hours: facts.help.opening ?? [],
      url: page === 'overview' ? base : `${base}/${page}`,
      ...(await readParts(tx, { organization, page, locale })),
      formUrl: await formUrlOf(tx, published, page, settings.publicUrl),
    };
  });
}

interface Asked {
  organization: Organization;
  page: OpenPageProps['page'];
  locale: Locale;
}

async function readParts(
  tx: Tx,
  { organization, page, locale }: Asked,
): Promise<Pick<OpenPageProps, 'entries' | 'promises' | 'times'>> {
  const ownLocale = localeFromTag(organization.locale) ?? 'en';
  const now = new Date();
  const none = { entries: [], promises: [], times: null };
  if (page === 'overview') return none;
  if (page === 'times') {
    return { ...none, times: await readResponseTimes(tx, { locale, ownLocale, now }) };
  }
  const entries = (await listShownEntries(tx, page satisfies EntryPage)).map((row) =>
    showEntry(row, locale, ownLocale),
  );
  if (page !== 'promises') return { ...none, entries };
  return { ...none, promises: await withKeptRates(tx, entries, now) };
}

/** In the reader's language, else in the organisation's own, else in whichever there is. */
function showEntry(row: ShownRow, locale: Locale, ownLocale: Locale): ShownEntry {
  const { words, topic, toldOn, days, url, heard, effect } = row.doc;
  const lang = [locale, ownLocale, ...(Object.keys(words) as Locale[])].find((l) => words[l])!;
  const said = words[lang]!;
  const shown = (text: string): ShownText => (lang === locale ? { text } : { text, lang });
  return {
    id: row.id,
    ...{ topic, toldOn, days, url, effect },
    title: shown(said.title),
    text: said.text ? shown(said.text) : null,
    why: said.why ? shown(said.why) : null,
    heard: heard !== null && heard >= leastShown ? heard : null,
    publishedAt: row.firstPublishedAt.toISOString(),
    updatedAt: row.publishedAt.toISOString(),
  };
}

async function formUrlOf(
  tx: Tx,
  published: readonly PublicPageRow[],
  page: OpenPageProps['page'],
  publicUrl: string,
): Promise<string | null> {
  const formId = published.find((row) => row.page === 'ideas')?.formId;
  if (page !== 'ideas' || !formId) return null;
  const token = await findOpenForm(tx, formId);
  return token === null ? null : `${publicUrl}/f/${token}`;
}
