import type { Tx } from '@vocero/sql/connect';
import { listNames, listPraising, nameByWords, tellPraised } from '@vocero/sql/praise';
import { peopleNamedIn } from './engine/praise/named-in.ts';

/**
 * Tells people that comments which came in praise them: those that somebody named, and of comments
 * that are praise the members whose whole names stand in them. A first name alone is only suggested.
 */
export async function tellPraise(tx: Tx, feedbackIds: readonly string[]): Promise<void> {
  const comments = await listPraising(tx, feedbackIds);
  if (comments.length === 0) return;
  const { members } = await listNames(tx);
  const found = comments.flatMap(({ id: feedbackId, text }) =>
    peopleNamedIn(text, members).flatMap(({ id: memberId, whole }) =>
      whole ? [{ feedbackId, memberId }] : [],
    ),
  );
  await nameByWords(tx, found);
  await tellPraised(
    tx,
    comments.map(({ id }) => id),
  );
}
