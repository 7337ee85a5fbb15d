/**
 * Times learning and placing of many comments, made by perturbing those of a labelled set.
 * Usage: npm run -s bench:million -- FILE.tsv [--comments N] [--whole] [--plot FILE.svg] [--json]
 * Prints the stages for N comments (a million when not said) and the cost per comment from 10,000 on, or
 * with --whole that of N alone.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BulkPlacer } from '../src/engine/placing/bulk-placer.ts';
import { learnThemes } from '../src/engine/learn.ts';
import { encodeModel, type Model } from '../src/engine/model.ts';
import { placeMany } from '../src/engine/placing/place-many.ts';
import { placeComments } from '../src/engine/placing/place.ts';
import type { EngineComment } from '../src/engine/types.ts';
import { costPlot, type Cost } from './cost-plot.ts';
import { readLabelledSet } from './labelled-set.ts';
import { perturb } from './perturb.ts';

const NO_CONSTRAINTS = { pinned: new Map<string, null>(), banned: new Map<string, Set<string>>() };
const SEED = 1;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    comments: { type: 'string', default: '1000000' },
    whole: { type: 'boolean', default: false },
    plot: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [path] = positionals;
const wanted = Number(options.comments);
if (!path || !Number.isInteger(wanted) || wanted < 1) {
  console.error('usage: million.ts FILE.tsv [--comments N] [--whole] [--plot FILE.svg] [--json]');
  process.exit(2);
}
report(makeComments(path, wanted));

function makeComments(file: string, count: number): EngineComment[] {
  const texts = readLabelledSet(file).comments.map(({ text }) => text);
  return Array.from(perturb(texts, count, SEED), (text, i) => ({
    id: `c${i}`,
    text,
    language: null,
  }));
}

/** The whole first, so that the peak is that of learning and placing all, the comments included. */
function report(comments: EngineComment[]) {
  const { cost, model, stages } = costOf(comments);
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const one = timeOne(model, comments);
  const smaller = options.whole ? [] : [10_000, 30_000, 100_000, 300_000, 1_000_000];
  const sizes = smaller.filter((n) => n < wanted);
  const costs: Cost[] = [...sizes.map((n) => costOf(comments.slice(0, n)).cost), cost];
  if (options.plot) writeFileSync(options.plot, costPlot(costs));
  if (options.json) {
    console.log(JSON.stringify({ ...stages, ...one, peakMiB, costs }));
    return;
  }
  console.table([{ ...stages, peakMiB }]);
  console.table([one]);
  console.table(costs);
}

/** Learns and places; what `learnThemes` does beyond its sample is timed again on its own. */
function costOf(comments: EngineComment[]) {
  let made = 0;
  const [learned, total] = timed(() =>
    learnThemes({
      comments,
      known: [],
      constraints: NO_CONSTRAINTS,
      sensitivity: 'medium',
      seed: SEED,
      newThemeId: () => `t${made++}`,
    }),
  );
  const { model, themes, placements } = learned;
  const [, place] = timed(() => placeMany(model, comments));
  const unsorted = placements.filter(({ themeId }) => themeId === null).length;
  const n = comments.length;
  return {
    model,
    cost: { comments: n, seconds: round(total, 2), microseconds: round((1e6 * total) / n, 1) },
    stages: {
      comments: n,
      themes: themes.length,
      unsorted: round(unsorted / n, 3),
      learnAndPlaceSeconds: round(total, 1),
      placeAllSeconds: round(place, 2),
      microsecondsEach: round((1e6 * place) / n, 2),
      modelMiB: round(encodeModel(model).length / 2 ** 20, 1),
    },
  };
}

/** One comment at a time, as they arrive: with its reason, and without by a placer that stays. */
function timeOne(model: Model, comments: readonly EngineComment[]) {
  const some = comments.slice(-2_000);
  for (const comment of some) placeComments(model, [comment], NO_CONSTRAINTS);
  const [, withReason] = timed(() => {
    for (const comment of some) placeComments(model, [comment], NO_CONSTRAINTS);
  });
  const placer = new BulkPlacer(model);
  for (const { text } of some) placer.place(text);
  const [, without] = timed(() => {
    for (const { text } of some) placer.place(text);
  });
  const each = (seconds: number) => round((1e3 * seconds) / some.length, 4);
  return { oneWithReasonMs: each(withReason), oneWithoutMs: each(without) };
}

function timed<T>(act: () => T): [T, seconds: number] {
  const start = performance.now();
  const result = act();
  return [result, (performance.now() - start) / 1_000];
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
