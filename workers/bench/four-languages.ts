/**
 * Whether one complaint in several languages lands in one theme, with the lexicon and without it; and
 * whether it does where each language is alone and people use words of their own.
 * Usage: npm run -s bench:languages -- [FILE.tsv] [--json] [--seed 1]
 *   [--sensitivity broad|medium|fine]
 * Lines of a FILE: label, tab, text, tab, language.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { learnThemes } from '../src/engine/learn.ts';
import type { Lexicon } from '../src/engine/situations/lexicon.ts';
import { readLexicon } from '../src/read-lexicon.ts';
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
const lexicon = readLexicon();
const aids: [string, Lexicon | undefined][] = [
  ['none', undefined],
  ['concepts alone', { concepts: lexicon.concepts, examples: [] }],
  ['with situations', lexicon],
];
const rows = aids.map(([name, aid]) => ({ ...rowOf(set, name, aid), ...alone(set, aid) }));
if (options.json) for (const row of rows) console.log(JSON.stringify(row));
else console.table(rows);

/** One learning, scored over pairs of languages as recall/precision. */
function rowOf(
  { comments, labels, name }: LabelledSet,
  concepts: string,
  lexicon: Lexicon | undefined,
) {
  const started = performance.now();
  const learned = learnFrom(comments, lexicon);
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

/** The mean AMI of the themes found in each language for itself. */
function alone({ comments, labels }: LabelledSet, lexicon: Lexicon | undefined) {
  const languages = Array.from(new Set(comments.map(({ language }) => language)));
  const scores = languages.map((language) => {
    const places = Array.from(comments.keys()).filter((i) => comments[i]!.language === language);
    const learned = learnFrom(
      places.map((i) => comments[i]!),
      lexicon,
    );
    const own = places.map((i) => labels[i]!);
    return agreement(own, groupsOf(learned)).ami;
  });
  return { 'AMI alone': round(scores.reduce((a, b) => a + b, 0) / scores.length, 3) };
}

function learnFrom(comments: LabelledSet['comments'], lexicon: Lexicon | undefined) {
  let made = 0;
  return learnThemes({
    comments,
    known: [],
    constraints: NO_CONSTRAINTS,
    sensitivity: sensitivity!,
    seed: Number(options.seed),
    newThemeId: () => `t${made++}`,
    ...(lexicon ? { lexicon } : {}),
  });
}
