/**
 * Whether one complaint in several languages lands in one theme, with the lexicon and without it.
 * Usage: npm run -s bench:languages -- [FILE.tsv] [--json] [--seed 1]
 *   [--sensitivity broad|medium|fine]
 * Lines of a FILE: label, tab, text, tab, language.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { learnThemes } from '../src/engine/learn.ts';
import { readConceptTexts, readLexicon } from '../src/read-lexicon.ts';
import { crossLanguageScores } from './cross-language.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { agreement } from './scores.ts';
import { groupsOf, NO_CONSTRAINTS, round } from './theme-scores.ts';

const SENSITIVITIES = ['broad', 'medium', 'fine'] as const;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    sensitivity: { type: 'string', default: 'medium' },
  },
});
const sensitivity = SENSITIVITIES.find((name) => name === options.sensitivity);
const path = positionals[0] ?? fileURLToPath(new URL('four-languages.tsv', import.meta.url));
if (!sensitivity) {
  console.error('usage: npm run -s bench:languages -- [FILE.tsv] [--json] [--sensitivity medium]');
  process.exit(2);
}

const set = readLabelledSet(path);
const rows = [
  rowOf(set, 'none', undefined),
  rowOf(set, 'concepts alone', readConceptTexts()),
  rowOf(set, 'with situations', readLexicon()),
];
if (options.json) for (const row of rows) console.log(JSON.stringify(row));
else console.table(rows);

/** One learning, scored over pairs of languages as recall/precision. */
function rowOf(
  { comments, labels, name }: LabelledSet,
  concepts: string,
  lexicon: readonly string[] | undefined,
) {
  let made = 0;
  const started = performance.now();
  const learned = learnThemes({
    comments,
    known: [],
    constraints: NO_CONSTRAINTS,
    sensitivity: sensitivity!,
    seed: Number(options.seed),
    newThemeId: () => `t${made++}`,
    ...(lexicon ? { lexicon } : {}),
  });
  const seconds = (performance.now() - started) / 1_000;
  const groups = groupsOf(learned);
  const languages = comments.map(({ language }) => language ?? '');
  const { all, ...pairs } = Object.fromEntries(crossLanguageScores(labels, languages, groups));
  const scores = agreement(labels, groups);
  const byPair = Object.entries(pairs).map(([pair, { recall, precision }]) => [
    pair,
    `${recall.toFixed(2)}/${precision.toFixed(2)}`,
  ]);
  return {
    set: name,
    concepts,
    themes: learned.themes.length,
    recall: round(all!.recall, 3),
    precision: round(all!.precision, 3),
    nmi: round(scores.nmi, 3),
    ari: round(scores.ari, 3),
    seconds: round(seconds, 2),
    ...(Object.fromEntries(byPair) as Record<string, string>),
  };
}
