import { parseArgs } from 'node:util';
import { randomFrom, type Random } from '../src/engine/algebra/random.ts';
import { judgeFall, type FallGoal, type HeardWeek } from '../src/engine/trends/fall.ts';
import { spreadOf } from '../src/engine/trends/spread.ts';

/*
 * How often a fall in contacts is verified, on comments that are drawn by lot: where nothing changed
 * (each time is a false word), and where contacts really fell. Beside it the bare difference, which
 * asks for as many weeks at or below the goal and for no test. Eight weeks of baseline, four below the
 * goal, a look each week for half a year. Weeks are Poisson, or vary twice as much (a gamma mixture).
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '2000' } } });
const runs = Number(values.runs);
const BASELINE = 8;
const NEEDED = 4;
const LOOKS = 26;

print(
  '| comments a week | vary | goal | fell by | first look: test | bare | half a year: test | bare |',
);
print('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const mean of [3, 10, 40]) {
  for (const spread of [1, 2]) {
    for (const cut of [0.2, 0.5]) {
      for (const fell of [0, cut, cut + 0.2]) print(row({ mean, spread, cut, fell }));
    }
  }
}

interface Case {
  mean: number;
  spread: number;
  cut: number;
  fell: number;
}

function row({ mean, spread, cut, fell }: Case): string {
  const random = randomFrom(Math.round(mean * 1_000 + spread * 100 + cut * 10 + fell * 7));
  const hits = { first: 0, firstBare: 0, ever: 0, everBare: 0 };
  for (let run = 0; run < runs; run += 1) {
    const before = draw(random, BASELINE, mean, spread);
    const after = draw(random, NEEDED + LOOKS - 1, mean * (1 - fell), spread);
    const looks = look(goalOf(before, cut), after);
    hits.first += Number(looks[0]!.test);
    hits.firstBare += Number(looks[0]!.bare);
    hits.ever += Number(looks.some((one) => one.test));
    hits.everBare += Number(looks.some((one) => one.bare));
  }
  const share = (n: number) => `${((100 * n) / runs).toFixed(1)} %`;
  const shares = [hits.first, hits.firstBare, hits.ever, hits.everBare].map(share);
  return `| ${[mean, `× ${spread}`, `−${cut * 100} %`, `${Math.round(fell * 100)} %`, ...shares].join(' | ')} |`;
}

function goalOf(before: readonly number[], cut: number): FallGoal {
  const count = before.reduce((sum, n) => sum + n, 0);
  return {
    metric: 'count',
    goal: (count / BASELINE) * (1 - cut),
    weeks: NEEDED,
    baseline: {
      weeks: BASELINE,
      count,
      driver: null,
      spread: spreadOf(before.map((n) => ({ count: n, exposure: 1 }))),
    },
  };
}

/** What each week's look says: whether it passed the test, and whether the weeks were merely below. */
function look(goal: FallGoal, after: readonly number[]) {
  const weeks: HeardWeek[] = after.map((count) => ({ count, driver: null }));
  return Array.from({ length: LOOKS }, (_, i) => {
    const fall = judgeFall(goal, weeks.slice(0, NEEDED + i));
    return { test: fall.state === 'passed', bare: fall.inRow >= NEEDED };
  });
}

/** Weeks of comments with this mean, and `spread` times as much variance as accident gives. */
function draw(random: Random, weeks: number, mean: number, spread: number): number[] {
  return Array.from({ length: weeks }, () => {
    const scale = spread - 1;
    return poisson(random, scale === 0 ? mean : gamma(random, mean / scale) * scale);
  });
}

function poisson(random: Random, mean: number): number {
  let left = mean;
  let count = -1;
  for (; left > 0; count += 1) left += Math.log(1 - random());
  return Math.max(0, count);
}

/** Marsaglia & Tsang 2000; below 1 by the shape one higher. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v)) {
      return d * v;
    }
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
