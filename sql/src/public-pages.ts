import type { Tx } from './connect.ts';
import type { EntryPage, EntryWords } from './public-entries.ts';

export type OpenPageName = 'said' | 'times' | 'promises' | 'how' | 'ideas';

export interface PublicPageRow {
  page: OpenPageName;
  formId: string | null;
  publishedAt: Date | null;
  publishedBy: string | null;
}

export function listPublicPages(tx: Tx) {
  return tx<PublicPageRow[]>`
    select p.page, p.form_id, p.published_at, member.name as published_by
    from public_page p left join member on member.org_id = p.org_id and member.id = p.published_by
    where p.org_id = app_org() order by p.page`;
}

export interface PageChange {
  page: OpenPageName;
  isPublished: boolean;
  formId: string | null;
  memberId: string;
}

/** False where the form is none of ours. */
export async function writePublicPage(
  tx: Tx,
  { page, isPublished, formId, memberId }: PageChange,
): Promise<boolean> {
  const rows = await tx`
    insert into public_page as known (org_id, page, form_id, published_at, published_by)
    select app_org(), ${page}, ${formId}::uuid, case when ${isPublished} then now() end,
      case when ${isPublished} then ${memberId}::uuid end
    where ${formId}::uuid is null or exists (select from survey
      where org_id = app_org() and id = ${formId}::uuid and kind = 'form')
    on conflict (org_id, page) do update set form_id = excluded.form_id,
      published_at = case when excluded.published_at is null then null
        else coalesce(known.published_at, excluded.published_at) end,
      published_by = case when known.published_at is null then excluded.published_by
        when excluded.published_at is null then null else known.published_by end
    returning page`;
  return rows.length === 1;
}

/** A published entry, as its version says. */
export interface ShownEntry {
  id: string;
  doc: {
    topic: string;
    words: EntryWords;
    toldOn: string | null;
    days: number | null;
    url: string | null;
    heard: number | null;
    effect: { ratio: number; low: number; high: number; from: string; until: string } | null;
  };
  publishedAt: Date;
  firstPublishedAt: Date;
}

/** What a page says to everybody: cards and ideas newest first, the rest in its order. */
export function listShownEntries(tx: Tx, page: EntryPage) {
  const isDated = page === 'said' || page === 'ideas';
  return tx<ShownEntry[]>`
    select e.id, v.doc, v.published_at, e.first_published_at
    from public_entry e join public_entry_version v
      on v.org_id = e.org_id and v.entry_id = e.id and v.version = e.published_version
    where e.org_id = app_org() and e.page = ${page}
    order by ${isDated ? tx`coalesce(v.doc->>'toldOn', e.first_published_at::date::text) desc,` : tx``}
      e.position, e.id limit 200`;
}

/** The address of a form that takes comments now. */
export async function findOpenForm(tx: Tx, formId: string): Promise<string | null> {
  const [row] = await tx<{ token: string }[]>`
    select token from survey
    where org_id = app_org() and id = ${formId} and kind = 'form' and active`;
  return row?.token ?? null;
}
