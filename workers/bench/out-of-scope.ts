/**
 * How well what belongs nowhere is left unsorted: learns a set with strangers in it, and orders each
 * fifth of the comments by their evidence for the theme nearest to them, once the others are learned.
 * Usage: node --import tsx workers/bench/out-of-scope.ts FILE.tsv --oos LABEL [--recipe] [--json]
 *        node --import tsx workers/bench/out-of-scope.ts FILE.tsv --strangers OTHER.tsv:SHARE
 *        node --import tsx workers/bench/out-of-scope.ts FILE.tsv… --mix SEED:LABELS --oos LABEL
 *          --further OTHER.tsv, see mix-strangers.ts
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fitThemes } from '../src/engine/placing/fit.ts';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import { standing } from '../src/engine/placing/belonging.ts';
import type { Learned } from '../src/engine/learn.ts';
import { readComment } from '../src/engine/words/read-comment.ts';
import type { EngineComment } from '../src/engine/types.ts';
import { curveAsSvg } from './curve-svg.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { mixStrangers, STRANGE } from './mix-strangers.ts';
import { recipeRanks } from './recipe-ranks.ts';
import { bestPoint, curveOf, rankingQuality } from './ranking.ts';
import { learn, round } from './theme-scores.ts';

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    oos: { type: 'string' },
    strangers: { type: 'string' },
    mix: { type: 'string' },
    further: { type: 'string', multiple: true, default: [] },
    recipe: { type: 'boolean', default: false },
    svg: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
if (paths.length === 0 || (!options.oos && !options.strangers && !options.mix)) {
  console.error('usage: out-of-scope.ts FILE.tsv… (--oos LABEL | --strangers OTHER.tsv:SHARE | …)');
  process.exit(2);
}

const FOLDS = 5;
report(chosenSet(), options.mix || options.strangers ? STRANGE : options.oos!);

function chosenSet(): LabelledSet {
  const sets = paths.map(readLabelledSet);
  if (options.mix) return mixed(sets, options.mix);
  return options.strangers ? withStrangers(sets[0]!, options.strangers) : sets[0]!;
}

/** What the sets themselves say belongs nowhere is among the further ones. */
function mixed(sets: readonly LabelledSet[], spec: string): LabelledSet {
  const [seed, labels] = spec.split(':').map(Number);
  const broad = new Set(options.oos ? [options.oos] : []);
  const own = sets.map((set) => ({
    ...set,
    comments: set.comments.filter((_, i) => broad.has(set.labels[i]!)),
  }));
  const further = [...options.further.map(readLabelledSet), ...own];
  const sizes = { least: 30, most: 60, perStranger: 2, share: 0.05 };
  return mixStrangers(sets, further, broad, { ...sizes, labels: labels!, seed: seed! });
}

function report({ name, comments, labels }: LabelledSet, strange: string) {
  const { placements } = learn(comments, 'medium');
  const { evidence, recipe } = evidenceWithoutSelf(comments);
  const strangers = labels.map((label) => label === strange);
  const unsorted = placements.map(({ themeId }) => themeId === null);
  const caught = unsorted.filter((alone, i) => alone && strangers[i]).length;
  const count = (list: readonly boolean[]) => list.filter(Boolean).length;
  const curve = curveOf(evidence, strangers);
  const best = bestPoint(curve);
  const row = {
    set: name,
    n: comments.length,
    strangers: count(strangers),
    auroc: round(rankingQuality(evidence, strangers), 3),
    ...(options.recipe ? { recipe: round(rankingQuality(recipe, strangers), 3) } : {}),
    bestF1: round(best.f1, 3),
    leftOutAtBest: round(best.leftOut, 3),
    unsorted: round(count(unsorted) / comments.length, 3),
    precision: round(caught / Math.max(1, count(unsorted)), 3),
    recall: round(caught / Math.max(1, count(strangers)), 3),
  };
  if (options.json) console.log(JSON.stringify(row));
  else {
    console.table([row]);
    console.table(curve.filter((_, at) => at % 5 === 0));
  }
  if (options.svg) writeFileSync(options.svg, curveAsSvg(curve, row));
}

/**
 * The evidence of each comment in a model learned from others: of the fifths one is left out at a time;
 * and that of the recipe on the same model.
 */
function evidenceWithoutSelf(comments: readonly EngineComment[]) {
  const order = shuffled(comments.length, randomFrom(2));
  const evidence = new Array<number>(comments.length).fill(0);
  const recipe = new Array<number>(comments.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = Array.from(order.filter((_, at) => at % FOLDS !== fold));
    const learned = learn(
      others.map((i) => comments[i]!),
      'medium',
    );
    const ranked = options.recipe
      ? recipeRanks(learned.model, textsByTheme(learned, comments))
      : null;
    for (let at = fold; at < order.length; at += FOLDS) {
      const i = order[at]!;
      const { text } = comments[i]!;
      const reading = readComment(learned.model, text);
      const [best] = fitThemes(learned.model, reading);
      evidence[i] = standing(learned.model, best, reading.stems);
      recipe[i] = ranked?.(text) ?? 0;
    }
  }
  return { evidence, recipe };
}

function textsByTheme({ themes }: Learned, comments: readonly EngineComment[]): string[][] {
  const texts = new Map(comments.map(({ id, text }) => [id, text]));
  return themes.map(({ memberIds }) => memberIds.map((id) => texts.get(id)!));
}

/** Takes seeded comments of another set, so many that they are a share of the whole. */
function withStrangers(set: LabelledSet, spec: string): LabelledSet {
  const at = spec.lastIndexOf(':');
  const other = readLabelledSet(spec.slice(0, at));
  const share = Number(spec.slice(at + 1));
  const count = Math.round((share / (1 - share)) * set.comments.length);
  const chosen = shuffled(other.comments.length, randomFrom(1)).subarray(0, count);
  const strangers = Array.from(chosen, (i) => ({ ...other.comments[i]!, id: `other ${i}` }));
  return {
    name: `${set.name} + ${other.name}`,
    comments: [...set.comments, ...strangers],
    labels: [...set.labels, ...strangers.map(() => STRANGE)],
  };
}
