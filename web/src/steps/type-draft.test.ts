import { expect, test } from 'vitest';
import { blankStep, moved, typeBodyOf } from './type-draft.ts';

test('a step goes one place up or down and stays at an end', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

test('what was left blank is none, and a step without a name is not sent', () => {
  const steps = [
    { ...blankStep(), name: 'Read it', customer: { en: 'We read it', es: ' ' }, targetHours: '8' },
    blankStep(),
  ];
  expect(typeBodyOf({ names: { en: 'Complaint' }, isDefault: true, steps }).steps).toEqual([
    {
      ...{ key: null, name: 'Read it', customer: { en: 'We read it' }, role: null },
      ...{ departmentId: null, targetHours: 8, state: null, isRequired: true },
    },
  ]);
});
