/**
 * Scores the theme engine on sets derived from labelled ones: parts, mixtures, uneven draws.
 * Usage: npm run -s bench:derived -- FILE.tsv… [--seed N] [--with JSON] [--json]
 *   --with: other values of the medium granularity, such as {"resolution":3}, shown beside
 *   --write FOLDER: writes the sets as files (label, tab, text) and scores nothing
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TUNING, type Granularity, type Tuning } from '../src/engine/themes/tuning.ts';
import { deriveSets } from './derive-sets.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { round, scoreThemes } from './theme-scores.ts';

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    with: { type: 'string' },
    write: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
if (paths.length === 0) {
  console.error('usage: npm run -s bench:derived -- FILE.tsv… [--seed N] [--with JSON] [--json]');
  process.exit(2);
}
const sets = deriveSets(paths.map(readLabelledSet), Number(options.seed));
if (options.write === undefined) scoreAll(options.with);
else writeAll(options.write);

function scoreAll(changed: string | undefined) {
  // Only a bench's own caller can be wrong here, and sees it at once.
  const other = changed ? tuningWith(JSON.parse(changed) as Partial<Granularity>) : null;
  const rows = sets.map((set) => ({
    ...rowOf(set, TUNING),
    ...(other ? marked(rowOf(set, other)) : {}),
  }));
  if (options.json) for (const row of rows) console.log(JSON.stringify(row));
  else console.table([...rows, meansOf(rows)]);
}

function tuningWith(changed: Partial<Granularity>): Tuning {
  const { granularity } = TUNING;
  return {
    ...TUNING,
    granularity: { ...granularity, medium: { ...granularity.medium, ...changed } },
  };
}

type Row = Record<string, string | number>;

function rowOf(set: LabelledSet, tuning: Tuning): Row {
  const { row } = scoreThemes(set, 'medium', tuning);
  const { n, labels, themes, unsorted, nmi, ami, ari } = row;
  return { set: row.set, n, labels, themes, unsorted, nmi, ami, ari };
}

function marked({ themes, nmi, ami, ari }: Row): Row {
  return { 'themes with': themes!, 'nmi with': nmi!, 'ami with': ami!, 'ari with': ari! };
}

function meansOf(rows: readonly Row[]): Row {
  const scores = Object.keys(rows[0]!).filter((key) => /^(nmi|ami|ari)/.test(key));
  const mean = (key: string) => rows.reduce((sum, row) => sum + Number(row[key]), 0) / rows.length;
  return { set: 'mean', ...Object.fromEntries(scores.map((key) => [key, round(mean(key), 3)])) };
}

function writeAll(folder: string) {
  mkdirSync(folder, { recursive: true });
  for (const { name, labels, comments } of sets) {
    const lines = comments.map(({ text }, i) => `${labels[i]!}\t${text}\n`);
    writeFileSync(join(folder, `${name.replace(/[, ]+/g, '-')}.tsv`), lines.join(''));
  }
}
