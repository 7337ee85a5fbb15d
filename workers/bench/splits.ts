/**
 * What follows when a person splits a theme: parts are taken out of themes of different sizes, each alone,
 * and all is learned again.
 * Usage: npm run -s bench:splits -- FILE.tsv… [--first 2000] [--json]
 */
import { parseArgs } from 'node:util';
import { learnThemes, type Learned, type LearnedTheme } from '../src/engine/learn.ts';
import { proposeSplit } from '../src/engine/themes/split.ts';
import type { EngineComment } from '../src/engine/types.ts';
import { readLexicon } from '../src/read-lexicon.ts';
import { readLabelledSet } from './labelled-set.ts';
import { learn, NO_CONSTRAINTS } from './theme-scores.ts';

/** Smaller themes are not split. */
const LEAST_MEMBERS = 20;
const THEMES = 4;
const PART = 'split off';

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    first: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
});
if (paths.length === 0 || !/^\d+$/.test(options.first)) {
  console.error('usage: npm run -s bench:splits -- FILE.tsv… [--first 2000] [--json]');
  process.exit(2);
}

const lexicon = readLexicon();
const rows = paths.flatMap((path) => {
  const set = readLabelledSet(path);
  const comments = set.comments.slice(0, Number(options.first));
  const before = learn(comments, 'medium');
  return bySize(before).flatMap((theme) => splitOff({ set: set.name, comments, before, theme }));
});
if (options.json) for (const row of rows) console.log(JSON.stringify(row));
else console.table(rows);

/** Some themes, from the second largest down at even places. */
function bySize({ themes }: Learned): LearnedTheme[] {
  const large = themes
    .filter(({ memberIds }) => memberIds.length >= LEAST_MEMBERS)
    .sort((a, b) => b.memberIds.length - a.memberIds.length);
  const step = Math.ceil(large.length / THEMES);
  return large.filter((_, at) => large.length < THEMES || at % step === 1).slice(0, THEMES);
}

interface Split {
  set: string;
  comments: readonly EngineComment[];
  before: Learned;
  theme: LearnedTheme;
}

/** Takes the smallest part that the engine proposes out of a theme, and counts what goes after it. */
function splitOff({ set, comments, before, theme }: Split) {
  const members = new Set(theme.memberIds);
  const own = comments.filter(({ id }) => members.has(id));
  const names = before.model.names;
  const part = proposeSplit({ comments: own, names, lexicon, synonyms: '', seed: 1 }).at(-1);
  if (!part) return [];
  const taken = new Set(part.memberIds);
  const after = learnThemes({
    comments,
    known: before.themes.map(({ id, memberIds }) => ({
      id,
      memberIds: memberIds.filter((member) => !taken.has(member)),
      kept: false,
    })),
    constraints: {
      ...NO_CONSTRAINTS,
      pinned: new Map(part.memberIds.map((id) => [id, PART])),
      apart: [[theme.id, PART]],
    },
    sensitivity: 'medium',
    seed: 1,
    newThemeId: newIds(),
    lexicon,
  });
  const followed = after.placements.filter(
    ({ commentId, themeId }) => themeId === PART && !taken.has(commentId),
  );
  const left = followed.filter(({ commentId }) => members.has(commentId)).length;
  const sizes = { members: members.size, taken: taken.size };
  return [{ set, theme: theme.label, ...sizes, left, others: followed.length - left }];
}

function newIds(): () => string {
  let made = 0;
  return () => `later ${made++}`;
}
