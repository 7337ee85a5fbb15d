import type { Tx } from '@vocero/sql/connect';
import { insertKindRules, listKindRules } from '@vocero/sql/kind-rules';
import { starterKindRules } from '@vocero/sql/starter-kind-rules';
import type { Locale } from './contract/values.ts';

/** Gives an organisation the starter rules that it has not got, named in its language. */
export async function insertStarterKinds(tx: Tx, locale: Locale): Promise<number> {
  const taken = new Set((await listKindRules(tx)).map(({ name }) => name));
  const rules = starterKindRules.map(({ names, words, scores, ...rule }) => ({
    ...rule,
    name: names[locale],
    words: [...words],
    scores: [...scores],
    reasonIds: [],
    channels: [],
  }));
  return (
    await insertKindRules(
      tx,
      rules.filter(({ name }) => !taken.has(name)),
    )
  ).length;
}
