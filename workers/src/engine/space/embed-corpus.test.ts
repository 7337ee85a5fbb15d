import { expect, test } from 'vitest';
import { Concepts } from '../concepts/concepts.ts';
import { readCorpus } from '../words/corpus.ts';
import { embedCorpus } from './embed-corpus.ts';

const concepts = new Concepts(['parcel | en: parcel, crate', 'bill | en: bill, invoice']);
const texts = ['a late crate', 'my parcel broke', 'the invoice is wrong', 'one bill too many'];
const corpus = readCorpus([...texts, ...texts], concepts);

/** How much a stem counts where situations are read a little. */
function weightOf(stem: string, own: readonly string[]): number {
  const aid = { strength: 0.1, languageOf: null, own: new Set(own) };
  const { space } = embedCorpus(corpus, 1, aid);
  return space.stemWeights[space.stems.get(stem)!]!;
}

test('what an organisation names by its own words counts as words do, however little the rest', () => {
  expect(weightOf('#parcel', ['#parcel'])).toBeGreaterThan(3 * weightOf('#parcel', []));
  expect(weightOf('#bill', ['#parcel'])).toBeLessThan(0.3 * weightOf('#parcel', ['#parcel']));
});
