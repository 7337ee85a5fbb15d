/**
 * Learning and placing a labelled set, beside scikit-learn in the same run where python3 has it.
 * Usage: [PYTHON=…] npm run -s bench:speed -- FILE.tsv…
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { learnThemes } from '../src/engine/learn.ts';
import { placeMany } from '../src/engine/placing/place-many.ts';
import { readLabelledSet } from './labelled-set.ts';
import { agreement } from './scores.ts';

const NO_CONSTRAINTS = { pinned: new Map<string, null>(), banned: new Map<string, Set<string>>() };
/** The one that Debian's packages are for. */
const PYTHON = process.env['PYTHON'] ?? '/usr/bin/python3';
/** The quickest of so many is shown: other work on the machine only ever adds. */
const RUNS = 3;

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: speed.ts FILE.tsv…');
  process.exit(2);
}
for (const path of paths) console.table([...engineRows(path), ...scikitRows(path)]);

interface Row {
  what: string;
  seconds: number;
  nmi: number;
  themes: number;
}

function engineRows(path: string): Row[] {
  const { comments, labels } = readLabelledSet(path);
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    let made = 0;
    const { model, themes, placements } = learnThemes({
      comments,
      known: [],
      constraints: NO_CONSTRAINTS,
      sensitivity: 'medium',
      seed: 1,
      newThemeId: () => `t${made++}`,
    });
    placeMany(model, comments);
    const seconds = (performance.now() - start) / 1_000;
    const groups = placements.map(({ themeId, commentId }) => themeId ?? `alone ${commentId}`);
    return { seconds, nmi: agreement(labels, groups).nmi, themes: themes.length };
  });
  const [best] = runs.toSorted((a, b) => a.seconds - b.seconds);
  return [{ what: 'learn and place, themes not given', ...rounded(best!) }];
}

function scikitRows(path: string): Row[] {
  const script = fileURLToPath(new URL('scikit.py', import.meta.url));
  try {
    const runs = Array.from({ length: RUNS }, () => {
      // Printed by scikit.py, whose last line says which numbers.
      return JSON.parse(execFileSync(PYTHON, [script, path], { encoding: 'utf8' })) as Row;
    });
    const [best] = runs.toSorted((a, b) => a.seconds - b.seconds);
    return [{ ...best!, what: 'scikit-learn, told how many' }];
  } catch {
    console.log(
      'python3-sklearn is not here (PYTHON names another python): nothing to compare with',
    );
    return [];
  }
}

function rounded(row: Omit<Row, 'what'>): Omit<Row, 'what'> {
  return {
    seconds: Number(row.seconds.toFixed(2)),
    nmi: Number(row.nmi.toFixed(3)),
    themes: row.themes,
  };
}
