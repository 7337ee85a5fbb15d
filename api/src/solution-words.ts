import type { BankWords } from '@vocero/sql/bank-search';
import type { Tx } from '@vocero/sql/connect';
import { bankVector, PREFIX_MARK } from '@vocero/workers/engine/bank/bank-vector';
import { readAsked } from './bank-query.ts';
import type { SolutionDoc, SolutionWords } from './contract/solutions.ts';

const unmarked = (text: string) => text.replaceAll(PREFIX_MARK, '');

/** What an article says as PostgreSQL's `tsvector` has it, folded; what it is called stands first. */
function vectorOf({ title, fits, steps, tell, pros, cons }: SolutionWords): string {
  const [, ...words] = bankVector([title, fits, tell, steps, pros, cons].join('\n')).split(' ');
  return unmarked(words.join(' '));
}

/** The same for each language of an article. */
export const vectorsOf = (texts: SolutionDoc['texts']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([locale, words]) =>
      words ? [[locale, vectorOf(words)] as const] : [],
    ),
  );

/** What is searched for in the bank of solutions, in any language; null: nothing that is a word. */
export async function askedOf(tx: Tx, q: string | undefined): Promise<BankWords | null> {
  const asked = await readAsked(tx, { q });
  if (!asked || asked.words.parts.length === 0) return null;
  return { all: unmarked(asked.words.all), parts: asked.words.parts.map(unmarked) };
}

/** Characters that are read of what is being typed: what it is about is said early. */
const READ = 600;
const SIGNS_OF_SEARCH = /["“”„-]/g;

/** The telling words of a text, each in the ways to say it, in any language. */
export async function partsOf(tx: Tx, text: string): Promise<string[]> {
  const words = text.slice(0, READ).replace(SIGNS_OF_SEARCH, ' ').trim();
  return (await askedOf(tx, words))?.parts ?? [];
}
