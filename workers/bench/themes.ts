/**
 * Scores the theme engine on labelled comments.
 * Usage: node --import tsx workers/bench/themes.ts FILE.tsv… [--json] [--labels]
 *   [--sensitivity broad|medium|fine]
 */
import { parseArgs } from 'node:util';
import { learnThemes, type Learned } from '../src/engine/learn.ts';
import { placeComments } from '../src/engine/place.ts';
import { encodeModel } from '../src/engine/model.ts';
import type { Sensitivity } from '../src/engine/types.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { agreement } from './scores.ts';

const NO_CONSTRAINTS = { pinned: new Map<string, null>(), banned: new Map<string, Set<string>>() };
const SENSITIVITIES = ['broad', 'medium', 'fine'] as const;

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    labels: { type: 'boolean', default: false },
    sensitivity: { type: 'string', default: 'medium' },
  },
});

const sensitivity = SENSITIVITIES.find((name) => name === options.sensitivity);
if (!sensitivity || paths.length === 0) {
  console.error('usage: themes.ts FILE.tsv… [--json] [--labels] [--sensitivity broad|medium|fine]');
  process.exit(2);
}
for (const path of paths) report(readLabelledSet(path), sensitivity);

function report(set: LabelledSet, chosen: Sensitivity) {
  const { learned, learnSeconds } = learn(set, chosen);
  const start = performance.now();
  placeComments(learned.model, set.comments, NO_CONSTRAINTS);
  const placeSeconds = (performance.now() - start) / 1000;
  const row = {
    ...scoresOf(set, learned),
    learnSeconds: round(learnSeconds, 1),
    placeSeconds: round(placeSeconds, 1),
    modelMiB: round(encodeModel(learned.model).length / 2 ** 20, 1),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  if (options.json) console.log(JSON.stringify(row));
  else console.table([row]);
  if (options.labels) showThemes(set, learned);
}

function learn({ comments }: LabelledSet, chosen: Sensitivity) {
  let made = 0;
  const start = performance.now();
  const learned = learnThemes({
    comments,
    known: [],
    constraints: NO_CONSTRAINTS,
    sensitivity: chosen,
    seed: 1,
    newThemeId: () => `t${made++}`,
  });
  return { learned, learnSeconds: (performance.now() - start) / 1000 };
}

/** Unsorted comments count as themes of one, so that leaving hard ones out does not pay. */
function scoresOf({ name, labels }: LabelledSet, { themes, placements }: Learned) {
  const groups = placements.map(({ themeId, commentId }) => themeId ?? `alone ${commentId}`);
  const { nmi, ami, ari } = agreement(labels, groups);
  const n = labels.length;
  const alone = placements.filter(({ themeId }) => themeId === null).length;
  return {
    set: name,
    n,
    labels: new Set(labels).size,
    themes: themes.length,
    unsorted: round(alone / n, 3),
    largest: round(Math.max(0, ...themes.map(({ memberIds }) => memberIds.length)) / n, 3),
    nmi: round(nmi, 3),
    ami: round(ami, 3),
    ari: round(ari, 3),
  };
}

function showThemes({ comments }: LabelledSet, { themes }: Learned) {
  const textOf = new Map(comments.map(({ id, text }) => [id, text]));
  const falling = themes.toSorted((a, b) => b.memberIds.length - a.memberIds.length);
  for (const { label, terms, representativeId, memberIds } of falling) {
    console.log(`${String(memberIds.length).padStart(6)}  ${label}  [${terms.join(' | ')}]`);
    console.log(`        “${textOf.get(representativeId)}”`);
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
