import type { Why } from '@vocero/api/contract/theme-parts';
import { expect, test } from 'vitest';
import { withRootCause } from './with-root-cause.ts';

const first: Why = { text: 'It is late', evidence: ['a'], isRoot: false, category: null };
const second: Why = { text: 'Nobody plans', evidence: [], isRoot: false, category: null };

test('a new root cause comes last, and the answers before it stay', () => {
  const root = { text: 'No list', evidence: [] };
  expect(withRootCause([first, second], root, 'process')).toEqual([
    first,
    second,
    { ...root, isRoot: true, category: 'process' },
  ]);
});

test('a known answer becomes the root cause where it stands, with its evidence', () => {
  expect(withRootCause([first, second], first, 'people')).toEqual([
    { ...first, isRoot: true, category: 'people' },
    second,
  ]);
});

test('there is never more than one root cause', () => {
  const whys = withRootCause([first, second], first, 'people');
  const again = withRootCause(whys, whys[1]!, 'system');
  expect(again.map(({ isRoot, category }) => [isRoot, category])).toEqual([
    [false, null],
    [true, 'system'],
  ]);
});
