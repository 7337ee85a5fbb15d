import { expect, test } from 'vitest';
import {
  cesEasy,
  csatSatisfied,
  npsDetractor,
  npsPromoter,
  pointsOf,
  scoreDefinitions,
  scoresOfKind,
} from './score-definitions.ts';
import { fixedValues } from './survey-logic.ts';

test('the bounds of the scores are the ones that their formulas name', () => {
  expect(scoreDefinitions.nps.formula).toContain(`n[${npsPromoter}–10] − n[0–${npsDetractor}]`);
  expect(scoreDefinitions.csat.formula).toContain(`n[${csatSatisfied}–5]`);
  expect(scoreDefinitions.ces.formula).toContain(`n[${cesEasy}–7]`);
});

test('every answer to the three questions has its points, spread evenly over how one was treated', () => {
  expect(Object.keys(pointsOf.solved).sort()).toEqual([...fixedValues.solved].sort());
  expect(Object.keys(pointsOf.first_time).sort()).toEqual([...fixedValues.first_time].sort());
  for (const [answer, points] of Object.entries(pointsOf.treated)) {
    expect(points).toBe((Number(answer) - 1) / 4);
  }
});

test('a kind names the figures that it gives, also the one it shares', () => {
  expect(scoresOfKind('solved').map(({ id }) => id)).toEqual(['solved', 'stf_index']);
  expect(scoresOfKind('ces').map(({ id }) => id)).toEqual(['ces', 'ces_mean']);
  expect(scoresOfKind('text')).toEqual([]);
});
