import type { Tx } from '@vocero/sql/connect';
import { updateHelp } from '@vocero/sql/help';
import { markPastUrgent } from '@vocero/sql/demo-urgent';
import type { Help } from '../contract/help.ts';
import type { MadeComment } from './make-comments.ts';
import { inEvery } from '../survey-texts.ts';
import type { DemoWorld } from './world.ts';

const help: Help = {
  phone: '+34 900 000 000',
  email: 'ayuda@nerva.example',
  hours: inEvery({
    en: 'Monday to Friday, 8 to 20',
    es: 'De lunes a viernes, de 8 a 20',
    bs: 'Od ponedjeljka do petka, od 8 do 20',
    hr: 'Od ponedjeljka do petka, od 8 do 20',
    sr: 'Od ponedeljka do petka, od 8 do 20',
  }),
};

const WITHIN_DAYS = 6;
const HOUR = 3_600_000;

/** How the firm is reached, and the newest broken boilers as urgent: one is taken, one waits. */
export async function callForHelp(
  tx: Tx,
  comments: readonly MadeComment[],
  { members, now }: DemoWorld,
): Promise<void> {
  await updateHelp(tx, help);
  const newest = comments
    .filter(({ comment: { theme, daysAgo } }) => theme === 'boiler-part' && daysAgo < WITHIN_DAYS)
    .toSorted((a, b) => a.comment.daysAgo - b.comment.daysAgo)
    .slice(0, 2);
  for (const [at, { row }] of newest.entries()) {
    const taken = new Date(Math.min(row.occurredAt.getTime() + HOUR, now.getTime()));
    await markPastUrgent(tx, row.id, at === 0 ? null : { by: members.emina, at: taken });
  }
}
