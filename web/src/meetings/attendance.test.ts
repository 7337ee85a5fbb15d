import { expect, test } from 'vitest';
import { withAttendance, type There } from './attendance.ts';

const there: There = {
  people: [
    { id: 'a', name: 'Ana', isMember: true, isPresent: true },
    { id: 'b', name: 'Bo', isMember: true, isPresent: false },
    { id: 'c', name: 'Cleo', isMember: false, isPresent: false },
  ],
  guests: ['Guest'],
  quorum: { needed: 2, present: 1, isMet: false },
};

test('a member who comes counts for the quorum, somebody else does not', () => {
  const came = (memberId: string) => withAttendance(there, [{ memberId, isPresent: true }]).quorum;
  expect(came('b')).toEqual({ needed: 2, present: 2, isMet: true });
  expect(came('c')).toEqual({ needed: 2, present: 1, isMet: false });
});

test('what was said last counts, and a guest is there once', () => {
  const said = withAttendance(there, [
    { memberId: 'b', isPresent: true },
    { memberId: 'b', isPresent: false },
    { guest: 'Guest', isPresent: true },
    { guest: 'Other', isPresent: true },
    { guest: 'Other', isPresent: false },
  ]);
  expect(said).toEqual(there);
});
