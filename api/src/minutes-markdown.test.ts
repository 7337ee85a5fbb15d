import { expect, test } from 'vitest';
import type { MeetingEntry, Minutes } from './contract/meetings.ts';
import { writeMinutes } from './minutes-markdown.ts';

const meeting = {
  plannedOn: '2026-03-31',
  day: '2026-03-31',
  starts: '09:30',
  minutes: 45,
  place: null,
  startsAt: '2026-03-31T07:30:00.000Z',
  endsAt: '2026-03-31T08:15:00.000Z',
  isMoved: false,
  isCancelled: false,
  version: 1,
};
const entry = (change: Partial<MeetingEntry>): MeetingEntry => ({
  id: 'e',
  at: '2026-03-31T07:40:00.000Z',
  by: null,
  themeId: 't',
  act: 'noted',
  decisionKind: null,
  text: null,
  ownerName: null,
  dueOn: null,
  status: null,
  missing: [],
  undoneAt: null,
  ...change,
});
const item = {
  themeId: 't',
  label: '# Late *letters*',
  status: 'owned' as const,
  ownerName: 'Ana',
  count30: 12,
  seconds: 300,
  entries: [
    entry({
      act: 'decided',
      decisionKind: 'eliminate',
      text: 'Send it by itself',
      ownerName: 'Ana',
      dueOn: '2026-05-04',
      missing: ['root_cause'],
    }),
    entry({ act: 'asked_more', text: 'Why?' }),
    entry({ act: 'action_added', text: '[Call](http://x) the printer', ownerName: 'Bo' }),
  ],
};
const minutes: Minutes = {
  council: { id: 'c', name: 'Customers' },
  meeting,
  timeZone: 'Europe/Sarajevo',
  chair: 'Ana',
  startedAt: '2026-03-31T07:30:00.000Z',
  closedAt: '2026-03-31T08:10:00.000Z',
  revision: 1,
  present: ['Ana', 'Bo'],
  absent: ['Cy'],
  guests: [],
  quorum: { needed: 2, present: 2, isMet: true },
  items: [item],
  notReached: [{ themeId: 'u', label: 'Lost parcels' }],
  notes: [entry({ themeId: null, text: 'The room is too small' })],
  next: { ...meeting, plannedOn: '2026-04-07', day: '2026-04-07' },
};

test('minutes say who was there, what was decided, what is to be done and what comes next', () => {
  expect(writeMinutes(minutes, 'en')).toBe(`# Customers: minutes of 31 Mar 2026

- From 09:30 to 10:10 (Europe/Sarajevo)
- Chair: Ana
- There: Ana, Bo
- Not there: Cy
- Quorum: met, 2 members of at least 2 needed

## 1. \\# Late \\*letters\\*

Owned · Owner: Ana · 12 comments in 30 days · spoken of for 5 minutes

- Decided: Eliminate. Send it by itself (Ana, by 4 May 2026)
  - Still missing before it counts as decided: the root cause.
- To find out: Why?
- Action: \\[Call\\](http://x) the printer (Bo)

## What is to be done

- \\# Late \\*letters\\*: Why?
- \\# Late \\*letters\\*: \\[Call\\](http://x) the printer (Bo)

## Not reached

- Lost parcels

## Notes

- The room is too small

## Next meeting

7 Apr 2026, 09:30
`);
});

test('a quorum that was not met is told plainly, in every language', () => {
  const few = { ...minutes, quorum: { needed: 2, present: 1, isMet: false }, revision: 2 };
  const said = { en: 'was not met: 1 member was', es: 'No se alcanzó', bs: 'nije postignut' };
  for (const locale of ['en', 'es', 'bs'] as const) {
    expect(writeMinutes(few, locale)).toContain(said[locale]);
  }
  expect(writeMinutes(few, 'en')).toContain('Corrected minutes, version 2');
});

test('minutes are of the day of the zone on which the meeting was held', () => {
  const early = { ...minutes, startedAt: '2026-03-29T22:30:00.000Z' }; // 00:30 in Sarajevo
  expect(writeMinutes(early, 'en')).toContain('minutes of 30 Mar 2026');
});
