import { MeetingAct, meetingActs } from '@vocero/api/contract/meetings';
import { expect, test } from 'vitest';
import { actOf, actsByKey, draftOf } from './act-draft.ts';

const known = {
  decisionKind: 'simplify',
  decision: 'One form instead of three',
  ownerId: '00000000-0000-4000-8000-000000000001',
  dueOn: '2026-12-01',
} as const;

test('every act has one key of its own', () => {
  expect(actsByKey.map(({ act }) => act).toSorted()).toEqual([...meetingActs].toSorted());
  expect(new Set(actsByKey.map(({ key }) => key)).size).toBe(meetingActs.length);
});

test('deciding anew begins with what was decided, a note with nothing', () => {
  expect(actOf(draftOf('decided', known), 4)).toEqual({
    act: 'decided',
    version: 4,
    decisionKind: 'simplify',
    decision: 'One form instead of three',
  });
  expect(draftOf('noted', known)).toMatchObject({ text: '', kind: '', ownerId: '', dueOn: '' });
});

test.each(['decided', 'assigned', 'asked_more', 'declined', 'action_added', 'noted'] as const)(
  '%s is not sent without what it needs',
  (act) => {
    expect(actOf({ ...draftOf(act, null), text: '  ' }, 1)).toBeNull();
  },
);

test('to watch needs no reason', () => {
  expect(actOf(draftOf('watched', null), 1)).toEqual({ act: 'watched', version: 1, reason: null });
});

test.each(meetingActs)('%s, once filled in, is what the contract takes', (act) => {
  const draft = { ...draftOf(act, known), ...known, kind: known.decisionKind, text: ' Say it ' };
  expect(MeetingAct.safeParse(actOf(draft, 3)).success).toBe(true);
});
