import { expect, test } from 'vitest';
import { compareLearning, type CompareInput } from './compare-learning.ts';
import type { LearnedTheme } from '../learn.ts';

const theme = (id: string, isNew = false): LearnedTheme => ({
  id,
  isNew,
  label: `Label of ${id}`,
  terms: [id],
  representativeId: '',
  memberIds: [],
});
const places = (text: string) =>
  text.split(' ').map((pair): [string, string | null] => {
    const [comment = '', place = ''] = pair.split(':');
    return [comment, place === '' ? null : place];
  });

/** Comment:theme pairs before and after; nothing after the colon is no theme. */
function compare(before: string, after: string, more: Partial<CompareInput> = {}) {
  const ids = ['bill', 'parcel', 'phone'];
  return compareLearning({
    before: new Map(places(before)),
    placements: places(after).map(([commentId, themeId]) => ({
      commentId,
      themeId,
      score: 1,
      reason: null,
    })),
    byPeople: new Set(),
    irrelevant: new Set(),
    known: ids.map((id) => ({ id, memberIds: [], kept: false })),
    themes: [...ids.map((id) => theme(id)), theme('new', true)],
    ...more,
  });
}

test('learning that puts everything where it is changes nothing', () => {
  const same = 'a:bill b:bill c:parcel d:';
  expect(compare(same, same)).toEqual({
    comments: 4,
    now: { themes: 2, unsorted: 1 },
    then: { themes: 2, unsorted: 1 },
    moves: 0,
    byPeople: { placed: 0, moves: 0 },
    born: [],
    gone: [],
  });
});

test('new themes and gone ones are named with their sizes, and where the comments went', () => {
  const change = compare(
    'a:bill b:bill c:bill d:parcel e:parcel f:phone',
    'a:new b:new c: d:parcel e:parcel f:parcel',
  );
  expect(change).toMatchObject({ moves: 4, then: { themes: 2, unsorted: 1 } });
  expect(change.born).toEqual([{ id: 'new', label: 'Label of new', terms: ['new'], count: 2 }]);
  expect(change.gone).toEqual([
    { id: 'bill', count: 3, into: 'new' },
    { id: 'phone', count: 1, into: 'parcel' },
  ]);
});

test('a theme whose comments mostly end in none goes into none', () => {
  expect(compare('a:bill b:bill c:bill', 'a: b: c:parcel').gone).toEqual([
    { id: 'bill', count: 3, into: null },
  ]);
});

test('a theme that people keep stays, though it is empty', () => {
  const known = [{ id: 'bill', memberIds: [], kept: true }];
  const change = compare('a:bill', 'a:parcel', { known });
  expect(change).toMatchObject({ gone: [], now: { themes: 1 }, then: { themes: 2 } });
});

test('what people placed is counted apart, and what they called irrelevant is not unsorted', () => {
  const change = compare('a:bill b:bill c: d:', 'a:bill b:parcel c: d:', {
    byPeople: new Set(['a', 'c']),
    irrelevant: new Set(['c']),
  });
  expect(change).toMatchObject({
    moves: 1,
    byPeople: { placed: 2, moves: 0 },
    now: { unsorted: 1 },
    then: { unsorted: 1 },
  });
});

test('a comment that waits to be read is neither moved nor counted', () => {
  expect(compare('a:bill', 'a:bill late:parcel')).toMatchObject({ comments: 1, moves: 0 });
});
