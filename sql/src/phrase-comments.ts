import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';

/** Which comments: from so many days ago until so many days ago, 0 for now, and on which ways. */
export interface PhraseSpan {
  from: number;
  until: number;
  /** On this way alone; `other`: on every way but this one. */
  channel?: { name: string; other: boolean } | undefined;
}

export interface PhraseComment {
  id: string;
  text: string;
  language: string | null;
  customer: string | null;
}

/** Characters of each comment that are read: what it is about is said early. */
const TEXT_LENGTH = 2_000;

/**
 * The comments of a span, newest first: all, or where there are more than `most`, every so manieth by
 * chance. The same ones each time, because the choice is by their ids.
 * @returns with how many there are.
 */
export async function samplePhraseComments(tx: Tx, span: PhraseSpan, most: number) {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from feedback where ${isWithin(tx, span)}`;
  const step = Math.max(1, Math.ceil(row.count / most));
  const comments = await tx<PhraseComment[]>`
    select id, left(text, ${TEXT_LENGTH}) as text, language, customer_ref as customer
    from feedback where ${isWithin(tx, span)} ${step > 1 ? isChosen(tx, step) : tx``}
    order by occurred_at desc, id desc`;
  return { count: row.count, comments };
}

/** What is dated ahead counts as of now. */
const isWithin = (tx: Tx, { from, until, channel }: PhraseSpan) => tx`
  org_id = app_org() and text not in ('', ${ERASED})
  and occurred_at >= now() - ${from} * interval '24 hours'
  ${until > 0 ? tx`and occurred_at < now() - ${until} * interval '24 hours'` : tx``}
  ${channel ? isOn(tx, channel) : tx``}`;

const isOn = (tx: Tx, { name, other }: { name: string; other: boolean }) =>
  other ? tx`and channel <> ${name}` : tx`and channel = ${name}`;

/** The last 28 bits of an id are random. */
const isChosen = (tx: Tx, step: number) =>
  tx`and ('x' || right(id::text, 7))::bit(28)::int % ${step} = 0`;

/** What stands beside a phrase in its context. */
export interface PhraseLine {
  id: string;
  text: string;
  language: string | null;
  channel: string;
  occurredAt: Date;
  themeId: string | null;
  themeLabel: string | null;
}

/** These comments, newest first. */
export function listPhraseLines(tx: Tx, ids: readonly string[]) {
  return tx<PhraseLine[]>`
    select f.id, left(f.text, ${TEXT_LENGTH}) as text, f.language, f.channel, f.occurred_at,
      p.theme_id, t.label as theme_label
    from feedback f
      left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
      left join theme t on t.org_id = p.org_id and t.id = p.theme_id
    where f.org_id = app_org() and f.id = any(${ids}::uuid[])
    order by f.occurred_at desc, f.id desc`;
}
