import { expect, test } from 'vitest';
import { idsOf, whomOf } from './whom.ts';

test('people and departments are told apart again', () => {
  const list = [
    { memberId: 'm1', departmentId: null, name: 'Amra' },
    { memberId: null, departmentId: 'd1', name: 'Repairs' },
  ];
  expect(idsOf(list)).toEqual(['m1', 'd1']);
  expect(whomOf(idsOf(list), ['m1', 'm2'])).toEqual({ memberIds: ['m1'], departmentIds: ['d1'] });
});
