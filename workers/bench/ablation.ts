/**
 * What each choice of the theme engine is worth: mean scores over labelled sets with and without it.
 * Usage: npm run -s bench:ablation -- FILE.tsv…
 */
import { TUNING, type Granularity, type Tuning } from '../src/engine/themes/tuning.ts';
import { readLabelledSet } from './labelled-set.ts';
import { round, scoreThemes } from './theme-scores.ts';

/** More evidence than two groups can have: none is joined. */
const NEVER = Infinity;

const variants: Record<string, Tuning> = {
  'as it is': TUNING,
  'one resolution for every corpus, nothing joined': {
    ...at({ resolution: 1, meanFrom: NEVER }),
    byVariety: false,
  },
  'fine communities, nothing joined': at({ meanFrom: NEVER }),
  'as coarse whatever the variety': { ...TUNING, byVariety: false },
  'large groups joined however little they share': at({ looseShare: Infinity }),
  'comments stay though their neighbours are elsewhere': { ...TUNING, follow: false },
  'coarser communities to begin with': at({ resolution: 2.5 }),
  'finer communities to begin with': at({ resolution: 10 }),
  'joined from less evidence': at({ meanFrom: 0.66 }),
  'joined from more evidence': at({ meanFrom: 0.82 }),
};

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: npm run -s bench:ablation -- FILE.tsv…');
  process.exit(2);
}
const sets = paths.map(readLabelledSet);
console.table(Object.entries(variants).map(([what, tuning]) => rowOf(what, tuning)));

function at(medium: Partial<Granularity>): Tuning {
  const { granularity } = TUNING;
  return {
    ...TUNING,
    granularity: { ...granularity, medium: { ...granularity.medium, ...medium } },
  };
}

function rowOf(what: string, tuning: Tuning) {
  const rows = sets.map((set) => scoreThemes(set, 'medium', tuning).row);
  const mean = (key: 'nmi' | 'ami' | 'ari' | 'unsorted') =>
    round(rows.reduce((sum, row) => sum + row[key], 0) / rows.length, 3);
  return {
    what,
    nmi: mean('nmi'),
    ami: mean('ami'),
    ari: mean('ari'),
    unsorted: mean('unsorted'),
    'within a factor of two': rows.filter(isNear).length,
    seconds: round(
      rows.reduce((sum, row) => sum + row.learnSeconds, 0),
      1,
    ),
  };
}

/** Whether there are at least half and at most twice as many themes as labels. */
function isNear({ themes, labels }: { themes: number; labels: number }): boolean {
  return themes >= labels / 2 && themes <= labels * 2;
}
