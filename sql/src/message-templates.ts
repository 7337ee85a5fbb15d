import type { Tx } from './connect.ts';

/** A text that staff begin an answer with, by language. */
export interface MessageTemplate {
  id: string;
  starter: string | null;
  purpose: string;
  title: string;
  texts: Record<string, string>;
  version: number;
  archivedAt: Date | null;
}

export interface NewTemplate {
  purpose: string;
  title: string;
  texts: Record<string, string>;
}

/** In use first, each by its purpose and title. */
export function listTemplates(tx: Tx) {
  return tx<MessageTemplate[]>`
    select id, starter, purpose, title, texts, version, archived_at from message_template
    where org_id = app_org() order by archived_at is not null, purpose, lower(title), id limit 300`;
}

export async function findTemplate(tx: Tx, id: string): Promise<MessageTemplate | undefined> {
  const [row] = await tx<MessageTemplate[]>`
    select id, starter, purpose, title, texts, version, archived_at from message_template
    where org_id = app_org() and id = ${id}`;
  return row;
}

/** Texts that come with the product; those that are there, changed or archived, stay as they are. */
export async function insertStarters(
  tx: Tx,
  starters: readonly (NewTemplate & { starter: string })[],
): Promise<void> {
  for (const { starter, purpose, title, texts } of starters) {
    await tx`
      insert into message_template (org_id, starter, purpose, title, texts)
      values (app_org(), ${starter}, ${purpose}, ${title}, ${tx.json(texts)})
      on conflict do nothing`;
  }
}

export async function insertTemplate(
  tx: Tx,
  { purpose, title, texts, memberId }: NewTemplate & { memberId: string },
): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into message_template (org_id, purpose, title, texts, created_by)
    values (app_org(), ${purpose}, ${title}, ${tx.json(texts)}, ${memberId}) returning id`;
  return row.id;
}

/** False where somebody else changed it since. */
export async function writeTemplate(
  tx: Tx,
  template: NewTemplate & { id: string; version: number; archived: boolean },
): Promise<boolean> {
  const { id, version, purpose, title, texts, archived } = template;
  const rows = await tx`
    update message_template set purpose = ${purpose}, title = ${title}, texts = ${tx.json(texts)},
      version = version + 1,
      archived_at = case when ${archived} then coalesce(archived_at, now()) end
    where org_id = app_org() and id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
}

/** The language that titles of the texts that come with the product are in. */
export async function readOwnLocale(tx: Tx): Promise<string> {
  const [row] = await tx<[{ locale: string }]>`
    select locale from organization where id = app_org()`;
  return row.locale;
}
