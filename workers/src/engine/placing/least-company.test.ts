import { expect, test } from 'vitest';
import { companyOf } from './company.ts';
import { learnCompany } from './least-company.ts';

/** Ninety-eight members that share all they say; after them two whose words but partly are theirs. */
const members = [
  ...Array.from({ length: 98 }, () => new Map([[0, 1]])),
  new Map([[0, 0.5]]),
  new Map([[0, 0.3]]),
];

const leftOut = (list: readonly ReadonlyMap<number, number>[], weak: number) => {
  const company = learnCompany(list, weak);
  return list.filter((stems, i) => companyOf(company, stems, i) < company.least).length;
};

test('less than two fifths of the company that the middle member has is too little', () => {
  expect(learnCompany(members, 0).least).toBeCloseTo(0.4);
  expect(leftOut(members, 0)).toBe(1); // 0.5 is enough, 0.3 is not
});

test('where the gate finds many weak, three fifths as many have too little', () => {
  const rising = Array.from({ length: 100 }, (_, i) => new Map([[0, 0.5 + i / 200]]));
  expect(leftOut(rising, 0)).toBe(0);
  expect(leftOut(rising, 0.05)).toBe(3);
});

test('loose members are at most four in a hundred', () => {
  const loose = [...members.slice(10), ...Array.from({ length: 10 }, () => new Map([[0, 0.1]]))];
  expect(leftOut(loose, 0)).toBeLessThanOrEqual(4);
});

test('members without words ask for no company', () => {
  expect(learnCompany([new Map(), new Map()], 0.5).least).toBe(0);
  expect(learnCompany([], 0).least).toBe(0);
});
