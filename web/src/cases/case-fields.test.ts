import type { Case } from '@vocero/api/contract/cases';
import { expect, test } from 'vitest';
import { assessmentFields, changeOf, draftOf, wantFields } from './case-fields.ts';

const one = {
  ...{ wish: 'A new valve', priority: null, wantedBy: '2026-03-31', emotion: 'angry' },
  ...{ severity: 2, impact: null, complexity: null, isSafety: false },
  ...{ immediateAction: null, findings: null },
} as Case; // the fields that are asked for, and no others

test('what nobody touched is not written', () => {
  for (const fields of [wantFields, assessmentFields]) {
    expect(changeOf(one, fields, draftOf(one, fields))).toEqual({});
  }
});

test('an emptied field is nothing, a level is a number', () => {
  const wants = { ...draftOf(one, wantFields), wish: '  ', emotion: 'calm' };
  expect(changeOf(one, wantFields, wants)).toEqual({ wish: null, emotion: 'calm' });
  const assessed = { ...draftOf(one, assessmentFields), severity: '3', isSafety: true };
  expect(changeOf(one, assessmentFields, assessed)).toEqual({ severity: 3, isSafety: true });
});
