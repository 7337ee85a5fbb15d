import type { QuestionKind } from './survey-doc.ts';

/** Every figure that is made of answers to surveys. Its words are `results.score_*` and `results.how_*`. */
export const scoreIds = [
  'solved',
  'treated',
  'first_time',
  'stf_index',
  'nps',
  'csat',
  'ces',
  'ces_mean',
  'expectations',
  'completion',
] as const;
export type ScoreId = (typeof scoreIds)[number];

export interface ScoreDefinition {
  id: ScoreId;
  /** The kinds of question that it is made of. */
  kinds: readonly QuestionKind[];
  /** `share`: of 1, shown in percent; `points`: no unit; `mean`: on the scale of the answers. */
  unit: 'share' | 'points' | 'mean';
  lowest: number;
  highest: number;
  /** In signs that every language reads: the words beside it say the same. */
  formula: string;
}

/** What single answers count in the index of the three questions, from 0 to 1; null: not at all. */
export const pointsOf = {
  solved: { yes: 1, partly: 0.5, no: 0 },
  treated: { '1': 0, '2': 0.25, '3': 0.5, '4': 0.75, '5': 1 },
  first_time: { yes: 1, no: 0, first_contact: null },
} as const;

/** Which answers are promoters and detractors, satisfied, and found it easy. */
export const npsPromoter = 9;
export const npsDetractor = 6;
export const csatSatisfied = 4;
export const cesEasy = 5;

/** How each figure is computed. There is no other place that says so. */
export const scoreDefinitions: Readonly<Record<ScoreId, ScoreDefinition>> = {
  solved: {
    id: 'solved',
    kinds: ['solved'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: '(1 · yes + 0.5 · partly + 0 · no) / n',
  },
  treated: {
    id: 'treated',
    kinds: ['treated'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: 'Σ ((x − 1) / 4) / n,  x = 1…5',
  },
  first_time: {
    id: 'first_time',
    kinds: ['first_time'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: 'yes / (yes + no)',
  },
  stf_index: {
    id: 'stf_index',
    kinds: ['solved', 'treated', 'first_time'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: '(S + T + F) / 3',
  },
  nps: {
    id: 'nps',
    kinds: ['nps'],
    unit: 'points',
    lowest: -100,
    highest: 100,
    formula: '100 · (n[9–10] − n[0–6]) / n',
  },
  csat: {
    id: 'csat',
    kinds: ['csat'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: 'n[4–5] / n,  x = 1…5',
  },
  ces: {
    id: 'ces',
    kinds: ['ces'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: 'n[5–7] / n,  x = 1…7',
  },
  ces_mean: {
    id: 'ces_mean',
    kinds: ['ces'],
    unit: 'mean',
    lowest: 1,
    highest: 7,
    formula: 'Σ x / n,  x = 1…7',
  },
  expectations: {
    id: 'expectations',
    kinds: ['expectations'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: 'exceeded / n',
  },
  completion: {
    id: 'completion',
    kinds: ['task'],
    unit: 'share',
    lowest: 0,
    highest: 1,
    formula: 'yes / (yes + partly + no)',
  },
};

/** The figures that a question gives; none for those that only say something in words. */
export const scoresOfKind = (kind: QuestionKind): ScoreDefinition[] =>
  scoreIds.map((id) => scoreDefinitions[id]).filter(({ kinds }) => kinds.includes(kind));
