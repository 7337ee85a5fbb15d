/**
 * Scores the theme engine on labelled comments; each set runs in a process of its own.
 * Usage: npm run -s bench:themes -- FILE.tsv… [--json] [--labels]
 *   [--sensitivity broad|medium|fine] [--online SHARE] [--repeat TIMES]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Learned } from '../src/engine/learn.ts';
import { readLabelledSet, type LabelledSet } from './labelled-set.ts';
import { runOnline } from './online.ts';
import { scoreThemes, shareOfPairsChanged, type ThemeScores } from './theme-scores.ts';

const USAGE = `usage: npm run -s bench:themes -- FILE.tsv… [--json] [--labels]
  [--sensitivity broad|medium|fine] [--online SHARE] [--repeat TIMES]
lines of a FILE: label<TAB>text[<TAB>language]`;
const SENSITIVITIES = ['broad', 'medium', 'fine'] as const;

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    labels: { type: 'boolean', default: false },
    sensitivity: { type: 'string', default: 'medium' },
    online: { type: 'string' },
    repeat: { type: 'string', default: '0' },
  },
});

const sensitivity = SENSITIVITIES.find((name) => name === options.sensitivity);
const repeat = Number(options.repeat);
if (!sensitivity || paths.length === 0 || !Number.isInteger(repeat) || repeat < 0) stop(USAGE);

if (options.online === undefined) scoreAll();
else streamAll(Number(options.online));

function scoreAll() {
  const rows = paths.map((path) => (paths.length > 1 ? inOwnProcess(path) : scoreOne(path)));
  if (!options.json) console.table(rows);
}

/** Learns a share of each set and streams the rest. */
function streamAll(share: number) {
  if (!(share > 0 && share < 1)) stop(USAGE);
  const rows = paths.map((path) => {
    const row = runOnline(readLabelledSet(path), { share, sensitivity: sensitivity!, seed: 1 });
    if (options.json) console.log(JSON.stringify(row));
    return row;
  });
  if (!options.json) console.table(rows);
}

function scoreOne(path: string): ThemeScores {
  const set = readLabelledSet(path);
  const { row, learned, modelMiB } = scoreThemes(set, sensitivity!);
  if (repeat > 0) row.pairsChanged = shareOfPairsChanged(set, sensitivity!, learned, repeat);
  if (options.json) console.log(JSON.stringify(row));
  else if (options.labels) showThemes(set, learned, modelMiB);
  return row;
}

/** Only so is the peak memory of each set its own. */
function inOwnProcess(path: string): ThemeScores {
  const self = fileURLToPath(import.meta.url);
  const args = [path, '--json', '--sensitivity', sensitivity!, '--repeat', String(repeat)];
  const line = execFileSync(process.execPath, [...process.execArgv, self, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (options.json) process.stdout.write(line);
  return JSON.parse(line) as ThemeScores; // what this very file printed
}

function showThemes({ comments }: LabelledSet, { themes }: Learned, modelMiB: number) {
  const textOf = new Map(comments.map(({ id, text }) => [id, text]));
  const falling = themes.toSorted((a, b) => b.memberIds.length - a.memberIds.length);
  for (const { label, terms, representativeId, memberIds } of falling) {
    console.log(`${String(memberIds.length).padStart(6)}  ${label}  [${terms.join(' | ')}]`);
    console.log(`        “${textOf.get(representativeId)}”`);
  }
  console.log(`model: ${modelMiB.toFixed(1)} MiB`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
