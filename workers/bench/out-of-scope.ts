/**
 * How well what belongs nowhere is left unsorted: learns a set with strangers in it, and orders each
 * fifth of the comments by their evidence for the theme nearest to them, once the others are learned.
 * Usage: node --import tsx workers/bench/out-of-scope.ts FILE.tsv --oos LABEL [--json]
 *        node --import tsx workers/bench/out-of-scope.ts FILE.tsv --strangers OTHER.tsv:SHARE [--json]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fitThemes } from '../src/engine/placing/fit.ts';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import { readComment } from '../src/engine/words/read-comment.ts';
import type { EngineComment } from '../src/engine/types.ts';
import { curveAsSvg } from './curve-svg.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { bestPoint, curveOf, rankingQuality } from './ranking.ts';
import { learn, round } from './theme-scores.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    oos: { type: 'string' },
    strangers: { type: 'string' },
    svg: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [path] = positionals;
if (!path || (!options.oos && !options.strangers)) {
  console.error('usage: out-of-scope.ts FILE.tsv (--oos LABEL | --strangers OTHER.tsv:SHARE)');
  process.exit(2);
}

const STRANGE = '\0stranger';
const FOLDS = 5;
const own = readLabelledSet(path);
const set = options.strangers ? withStrangers(own, options.strangers) : own;
const strange = options.strangers ? STRANGE : options.oos;
report(set, (label) => label === strange);

function report({ name, comments, labels }: LabelledSet, isStrange: (label: string) => boolean) {
  const { placements } = learn(comments, 'medium');
  const evidence = evidenceWithoutSelf(comments);
  const strangers = labels.map(isStrange);
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

/** The evidence of each comment in a model learned from others: of the fifths one is left out at a time. */
function evidenceWithoutSelf(comments: readonly EngineComment[]): number[] {
  const order = shuffled(comments.length, randomFrom(2));
  const evidence = new Array<number>(comments.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = order.filter((_, at) => at % FOLDS !== fold);
    const { model } = learn(
      Array.from(others, (i) => comments[i]!),
      'medium',
    );
    for (let at = fold; at < order.length; at += FOLDS) {
      const i = order[at]!;
      const [best] = fitThemes(model, readComment(model, comments[i]!.text));
      evidence[i] = best?.evidence ?? 0;
    }
  }
  return evidence;
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
