import type { Tx } from '@vocero/sql/connect';
import type { BankWords } from '@vocero/sql/bank-search';
import { readSynonyms } from '@vocero/sql/synonyms';
import {
  bankParts,
  bankTsquery,
  readBankQuery,
  type AskedTerm,
} from '@vocero/workers/engine/bank/bank-query';
import { conceptsOf } from '@vocero/workers/engine/concepts/concepts';
import { readLexicon } from '@vocero/workers/read-lexicon';

/** What somebody searches for, in the terms of the engine and of the database. */
export interface Asked {
  terms: AskedTerm[];
  words: BankWords;
}

let lexicon: readonly string[] | null = null;
const ownLexicon = () => (lexicon ??= readLexicon().concepts);

/**
 * Reads a query with the lexicon and the organisation's own synonyms, or as it stands; null where
 * nothing is searched for.
 */
export async function readAsked(
  tx: Tx,
  { q, exact }: { q?: string | undefined; exact?: '1' | undefined },
): Promise<Asked | null> {
  if (q === undefined || q === '') return null;
  const concepts = exact ? null : conceptsOf([...ownLexicon(), await readSynonyms(tx)]);
  const terms = readBankQuery(q, concepts);
  return { terms, words: { all: bankTsquery(terms), parts: bankParts(terms) } };
}
