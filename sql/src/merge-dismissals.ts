import type { Tx } from './connect.ts';

/** Two themes, in no order. */
export type Pair = [themeId: string, otherId: string];

const inOrder = ([a, b]: Pair): Pair => (a < b ? [a, b] : [b, a]);

/**
 * Says that two themes are not the same. Saying it again changes nothing.
 * @throws PostgresError of a foreign key when one of them is not there.
 */
export async function insertDismissal(tx: Tx, pair: Pair, memberId: string): Promise<void> {
  const [first, second] = inOrder(pair);
  await tx`
    insert into merge_dismissal (org_id, theme_id, other_theme_id, member_id)
    values (app_org(), ${first}, ${second}, ${memberId})
    on conflict (org_id, theme_id, other_theme_id) do nothing`;
}

export async function deleteDismissal(tx: Tx, pair: Pair): Promise<void> {
  const [first, second] = inOrder(pair);
  await tx`
    delete from merge_dismissal
    where org_id = app_org() and theme_id = ${first} and other_theme_id = ${second}`;
}

/**
 * The pairs that people hold apart: they said so, split one from the other, or took a merge of the two
 * back.
 */
export async function listHeldApart(tx: Tx): Promise<Pair[]> {
  const rows = await tx<{ themeId: string; otherId: string }[]>`
    select theme_id, other_theme_id as other_id from merge_dismissal where org_id = app_org()
    union
    select theme_id, other_theme_id from theme_event
    where org_id = app_org() and act = 'split' and other_theme_id is not null
    union
    select merged.theme_id, merged.other_theme_id
    from theme_event merged
      join theme_event undone on undone.org_id = app_org() and undone.undoes = merged.id
    where merged.org_id = app_org() and merged.act = 'merged'`;
  return rows.map(({ themeId, otherId }) => [themeId, otherId]);
}

/** Of these comments those that are in a theme, with the beginnings of their texts. */
export function listQuotes(tx: Tx, feedbackIds: readonly string[], length: number) {
  return tx<{ id: string; themeId: string; text: string }[]>`
    select f.id, p.theme_id, left(f.text, ${length}) as text
    from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
    where p.org_id = app_org() and p.feedback_id = any(${feedbackIds}::uuid[])
      and p.theme_id is not null`;
}
