import type { Tx } from './connect.ts';
import { customerMessageKinds } from './customer-messages.ts';
import { listRecipients, type Recipient } from './told-people.ts';

/** What is said, by language. */
export type TellingWords = Record<string, { subject: string; body: string }>;

/** One time that everybody who raised a theme is told what became of it. */
export interface Telling {
  id: string;
  themeId: string;
  themeLabel: string;
  number: number;
  words: TellingWords;
  /** `drafting` while the drafts are being made. */
  state: 'drafting' | 'ready';
  recipients: number;
  drafted: number;
  releasedAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
}

export const tellingEvent = ({ themeId, number }: { themeId: string; number: number }) =>
  `theme ${themeId} fixed ${number}`;

/** Begins telling; the drafts follow in a job. Null while drafts of an earlier time are being made. */
export async function insertTelling(
  tx: Tx,
  telling: { themeId: string; words: TellingWords; recipients: number; memberId: string },
): Promise<string | null> {
  const { themeId, words, recipients, memberId } = telling;
  await tx`select from theme where org_id = app_org() and id = ${themeId} for update`;
  const [row] = await tx<{ id: string }[]>`
    insert into theme_telling (org_id, theme_id, number, words, recipients, created_by)
    select app_org(), ${themeId},
      coalesce((select max(number) from theme_telling
        where org_id = app_org() and theme_id = ${themeId}), 0) + 1,
      ${tx.json(words)}, ${recipients}, ${memberId}
    where not exists (select from theme_telling
      where org_id = app_org() and theme_id = ${themeId} and state = 'drafting')
    returning id`;
  return row?.id ?? null;
}

const columns = (tx: Tx) => tx`
  l.id, l.theme_id, t.label as theme_label, l.number, l.words, l.state, l.recipients, l.drafted,
  l.released_at, m.name as created_by, l.created_at
  from theme_telling l
    join theme t on t.org_id = app_org() and t.id = l.theme_id
    left join member m on m.org_id = app_org() and m.id = l.created_by`;

export async function findTelling(tx: Tx, id: string): Promise<Telling | undefined> {
  const [row] = await tx<Telling[]>`
    select ${columns(tx)} where l.org_id = app_org() and l.id = ${id}`;
  return row;
}

/** All times of a theme, the last one first. */
export function listTellings(tx: Tx, themeId: string) {
  return tx<Telling[]>`
    select ${columns(tx)} where l.org_id = app_org() and l.theme_id = ${themeId}
    order by l.number desc limit 20`;
}

const BATCH = 500;

/**
 * Makes the next drafts of a telling, in one transaction with how far it has come.
 * @returns whether there may be more.
 */
export async function draftNext(tx: Tx, id: string): Promise<boolean> {
  const [held] = await tx<
    { themeId: string; number: number; words: TellingWords; after: string | null; state: string }[]
  >`
    select theme_id, number, words, drafted_to as after, state from theme_telling
    where org_id = app_org() and id = ${id} for update`;
  if (held?.state !== 'drafting') return false;
  const found = await listRecipients(tx, { ...held, limit: BATCH });
  if (found.length > 0) await insertDrafts(tx, { id, ...held, recipients: found });
  const isLast = found.length < BATCH;
  await tx`
    update theme_telling set drafted = drafted + ${found.length},
      drafted_to = ${found.at(-1)?.personId ?? held.after},
      state = ${isLast ? 'ready' : 'drafting'}
    where org_id = app_org() and id = ${id}`;
  return !isLast;
}

interface Drafts {
  id: string;
  themeId: string;
  number: number;
  words: TellingWords;
  recipients: readonly Recipient[];
}

async function insertDrafts(tx: Tx, { id, themeId, number, words, recipients }: Drafts) {
  const [{ orgId, locale }] = await tx<[{ orgId: string; locale: string }]>`
    select id as org_id, locale from organization where id = app_org()`;
  const otherwise = words[locale] ?? Object.values(words)[0];
  if (!otherwise) throw new Error(`telling ${id} has no words`);
  const rows = recipients.map((one) => {
    const { subject, body } = words[one.locale] ?? otherwise;
    const code = `${one.caseCode.slice(0, 4)}-${one.caseCode.slice(4)}`;
    const fill = (text: string) => text.replaceAll('{code}', code);
    return {
      ...{ orgId, themeId, recipient: one.personId, personId: one.personId },
      ...{ event: tellingEvent({ themeId, number }), kind: 'fixed' },
      ...{ alert: customerMessageKinds.fixed, feedbackId: one.feedbackId, caseId: one.caseId },
      ...{ locale: one.locale, subject: fill(subject), body: fill(body), isEdited: true },
    };
  });
  await tx`insert into customer_message ${tx(rows)} on conflict do nothing`;
}
