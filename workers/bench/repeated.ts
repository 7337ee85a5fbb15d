/**
 * Scores the theme engine where many say the same in the same words, as in answers to short surveys.
 * Usage: npm run -s bench:repeated -- FILE.tsv… [--comments 1500] [--json]
 *   once: so many comments of each set; often: the one at place r of them said 0.2 · n / r times, at
 *   least once; strangers: a thousand of them and fifteen of the next set, each said thirty times.
 *   "Others" scores each wording once, "all" every comment.
 */
import { parseArgs } from 'node:util';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { agreement } from './scores.ts';
import { groupsOf, learn, round } from './theme-scores.ts';

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    comments: { type: 'string', default: '1500' },
    json: { type: 'boolean', default: false },
  },
});
const most = Number(options.comments);
if (paths.length < 2 || !Number.isInteger(most) || most < 1) {
  console.error('usage: npm run -s bench:repeated -- FILE.tsv FILE.tsv… [--comments N] [--json]');
  process.exit(2);
}

/** The first comment is said by this share of all wordings' number. */
const MOST_SAID = 0.2;
const STRANGERS = { among: 1_000, wordings: 15, times: 30 };

/** One wording: what is said, by whom it is told apart, and how often it is said. */
interface Said {
  text: string;
  language: string | null;
  label: string;
  times: number;
}

const sets = paths.map(readLabelledSet);
const rows = sets.map((set, at) => rowOf(set, sets[(at + 1) % sets.length]!));
if (options.json) for (const row of rows) console.log(JSON.stringify(row));
else console.table([...rows, meansOf(rows)]);

function rowOf(set: LabelledSet, next: LabelledSet) {
  const wordings = draw(set, most);
  const repeated = wordings.map((said, rank) => ({
    ...said,
    times: Math.max(1, Math.floor((MOST_SAID * wordings.length) / (rank + 1))),
  }));
  const others = draw(next, STRANGERS.wordings).map((said) => ({
    ...said,
    times: STRANGERS.times,
  }));
  const once = scores(wordings);
  const often = scores(repeated);
  const strangers = scores([...draw(set, STRANGERS.among), ...others]);
  return {
    set: set.name,
    wordings: wordings.length,
    ...{ 'nmi once': once.others.nmi, 'ari once': once.others.ari, 'unsorted once': once.unsorted },
    ...{ 'nmi others': often.others.nmi, 'ari others': often.others.ari },
    ...{ 'nmi often': often.all.nmi, 'ari often': often.all.ari, 'unsorted often': often.unsorted },
    ...{ 'nmi strangers': strangers.all.nmi, 'ari strangers': strangers.all.ari },
  };
}

function draw({ name, labels, comments }: LabelledSet, count: number): Said[] {
  const order = shuffled(comments.length, randomFrom(7)).subarray(0, count);
  return Array.from(order, (i) => {
    const { text, language } = comments[i]!;
    return { text, language, label: `${name} ${labels[i]!}`, times: 1 };
  });
}

/** Learns all of it in a seeded order; `unsorted` is the share of wordings. */
function scores(wordings: readonly Said[]) {
  const all = wordings.flatMap((said, at) =>
    Array.from({ length: said.times }, () => ({ said, at })),
  );
  const mixed = Array.from(shuffled(all.length, randomFrom(1)), (i) => all[i]!);
  const learned = learn(
    mixed.map(({ said: { text, language } }, i) => ({ id: `c${i}`, text, language })),
    'medium',
  );
  const groups = groupsOf(learned);
  const first = new Map<number, number>();
  mixed.forEach(({ at }, i) => first.set(at, first.get(at) ?? i));
  const firsts = Array.from(first.values());
  const unsorted = firsts.filter((i) => learned.placements[i]!.themeId === null).length;
  const scored = (places: readonly number[]) => {
    const { nmi, ari } = agreement(
      places.map((i) => mixed[i]!.said.label),
      places.map((i) => groups[i]!),
    );
    return { nmi: round(nmi, 3), ari: round(ari, 3) };
  };
  return {
    all: scored(mixed.map((_, i) => i)),
    others: scored(firsts),
    unsorted: round(unsorted / firsts.length, 3),
  };
}

function meansOf(found: readonly Record<string, string | number>[]) {
  const keys = Object.keys(found[0]!).filter((key) => key !== 'set' && key !== 'wordings');
  const mean = (key: string) =>
    found.reduce((sum, row) => sum + Number(row[key]), 0) / found.length;
  return { set: 'mean', ...Object.fromEntries(keys.map((key) => [key, round(mean(key), 3)])) };
}
