/**
 * Chooses themes of labelled sets by a seed and prints their labels and terms as the rows of a table,
 * to be judged by reading. No text of the sets is printed.
 * Usage: npm run -s bench:labels -- FILE.tsv… [--number 50] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import { readLabelledSet } from './labelled-set.ts';
import { learn } from './theme-scores.ts';

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    number: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const total = Number(options.number);
if (paths.length === 0 || !Number.isInteger(total)) {
  console.error('usage: npm run -s bench:labels -- FILE.tsv… [--number 50] [--seed 1]');
  process.exit(2);
}
const random = randomFrom(Number(options.seed));

console.log('| set | comments | label | terms |\n| --- | ---: | --- | --- |');
paths.forEach((path, at) => {
  const share =
    Math.floor(((at + 1) * total) / paths.length) - Math.floor((at * total) / paths.length);
  const { name, comments } = readLabelledSet(path);
  const { themes } = learn(comments, 'medium');
  const chosen = Array.from(shuffled(themes.length, random)).slice(0, share);
  const rows = chosen
    .map((i) => themes[i]!)
    .sort((a, b) => b.memberIds.length - a.memberIds.length);
  for (const { label, terms, memberIds } of rows) {
    console.log(`| ${name} | ${memberIds.length} | ${label} | ${terms.slice(0, 5).join(', ')} |`);
  }
});
