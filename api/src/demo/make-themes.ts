import type { Tx } from '@vocero/sql/connect';
import { insertPastEvent, insertPastTheme } from '@vocero/sql/demo-history';
import { lockThemes, type LockedTheme } from '@vocero/sql/theme-columns';
import { uuid7 } from '../uuid7.ts';
import type { DemoTheme } from './demo-theme.ts';
import type { Firm } from './make-firm.ts';
import type { MadeComment } from './make-comments.ts';
import { daysBefore, type DemoHeard } from './world.ts';

/** A theme of the demo as it was when it was made, with all that was ever said of it. */
export interface MadeTheme {
  demo: DemoTheme;
  row: LockedTheme;
  /** Newest first. */
  heard: DemoHeard[];
}

/** Makes a theme two days after it was first heard, and puts its comments in it. */
export async function makeTheme(
  tx: Tx,
  demo: DemoTheme,
  comments: readonly MadeComment[],
  firm: Firm,
): Promise<MadeTheme> {
  const own = comments.filter(({ comment }) => comment.theme === demo.key);
  const heard = own
    .map(({ comment, row }) => heardOf(row, comment.language))
    .sort((a, b) => +b.at - +a.at);
  const id = await insertTheme(tx, demo, heard, firm);
  for (const { row } of own) row.themeId = id;
  const [row] = await lockThemes(tx, [id]);
  return { demo, row: row!, heard };
}

const heardOf = (
  { id, text, occurredAt }: MadeComment['row'],
  language: DemoHeard['language'],
): DemoHeard => ({ id, text, language, at: occurredAt });

async function insertTheme(
  tx: Tx,
  demo: DemoTheme,
  heard: readonly DemoHeard[],
  { now, locale }: Firm,
): Promise<string> {
  const at = daysBefore(heard.at(-1)!.at, -2);
  const id = uuid7(at.getTime());
  const label = demo.labels[locale];
  const quote = heard.find(({ language }) => language === locale.split('-')[0]) ?? heard[0];
  const made = { id, label, createdAt: at, representativeId: quote?.id ?? null };
  await insertPastTheme(tx, { ...made, seenAt: daysBefore(now, 2) });
  const created = { act: 'created', memberId: null, note: null } as const;
  const change = { before: {}, after: { label } };
  await insertPastEvent(tx, { ...created, ...change, id: uuid7(+at), themeId: id, at });
  return id;
}
