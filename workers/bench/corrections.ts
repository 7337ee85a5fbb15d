/**
 * How much a few corrections by a person improve the comments that nobody touched.
 * Usage: npm run -s bench:corrections -- FILE.tsv… [--each 1,5,10] [--json]
 */
import { parseArgs } from 'node:util';
import { learnThemes, type Learned } from '../src/engine/learn.ts';
import { simulateCorrections } from './correct-themes.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { agreement } from './scores.ts';
import { groupsOf, learn, NO_CONSTRAINTS, round } from './theme-scores.ts';

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    each: { type: 'string', default: '1,5,10' },
    json: { type: 'boolean', default: false },
  },
});
const numbers = options.each.split(',').map(Number);
if (paths.length === 0 || numbers.some((n) => !Number.isInteger(n) || n < 1)) {
  console.error('usage: npm run -s bench:corrections -- FILE.tsv… [--each 1,5,10] [--json]');
  process.exit(2);
}

const rows = paths.flatMap((path) => {
  const set = readLabelledSet(path);
  const before = learn(set.comments, 'medium');
  return numbers.map((each) => correct(set, before, each));
});
if (options.json) for (const row of rows) console.log(JSON.stringify(row));
else console.table(rows);

function correct(set: LabelledSet, before: Learned, each: number) {
  const { labels, comments } = set;
  const moves = simulateCorrections({ labels, comments, learned: before, each, seed: 1 });
  const after = learnAgain(set, before, moves);
  const was = scoreOthers(set, before, moves);
  const now = scoreOthers(set, after, moves);
  return {
    set: set.name,
    each,
    moved: moves.size,
    themesBefore: before.themes.length,
    themes: after.themes.length,
    nmiBefore: was.nmi,
    nmi: now.nmi,
    ariBefore: was.ari,
    ari: now.ari,
    accuracyBefore: was.accuracy,
    accuracy: now.accuracy,
    kept: round(shareKept(after, moves), 3),
  };
}

function learnAgain({ comments }: LabelledSet, before: Learned, pinned: Map<string, string>) {
  let made = 0;
  return learnThemes({
    comments,
    known: before.themes.map(({ id, memberIds }) => ({ id, memberIds, kept: false })),
    constraints: { ...NO_CONSTRAINTS, pinned },
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `later ${made++}`,
  });
}

/** Scores of the comments that were not moved. */
function scoreOthers(
  { labels, comments }: LabelledSet,
  learned: Learned,
  moves: Map<string, string>,
) {
  const groups = groupsOf(learned);
  const others = comments.flatMap(({ id }, i) => (moves.has(id) ? [] : [i]));
  const { nmi, ari, accuracy } = agreement(
    others.map((i) => labels[i]!),
    others.map((i) => groups[i]!),
  );
  return { nmi: round(nmi, 3), ari: round(ari, 3), accuracy: round(accuracy, 3) };
}

/** The share of moved comments that stand where they were put: 1, or something is broken. */
function shareKept({ placements }: Learned, moves: Map<string, string>): number {
  const stayed = placements.filter(
    ({ commentId, themeId }) => moves.has(commentId) && moves.get(commentId) === themeId,
  );
  return moves.size === 0 ? 1 : stayed.length / moves.size;
}
