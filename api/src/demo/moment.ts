import type { Tx } from '@vocero/sql/connect';

/** Something that happened, to be written when all before it is. */
export interface Moment {
  at: Date;
  write: (tx: Tx) => Promise<void>;
}

/** Writes a past in the order in which it happened, so that each moment finds what was so then. */
export async function writePast(tx: Tx, moments: readonly Moment[]): Promise<void> {
  const inOrder = [...moments].sort((a, b) => +a.at - +b.at);
  for (const { write } of inOrder) await write(tx);
}
