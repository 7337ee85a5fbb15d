import { expect, test } from 'vitest';
import {
  assumptionsWord,
  barrierWord,
  preventionWord,
  targetWord,
  whysWord,
  worthWord,
} from './part-words.ts';

// Without a language loaded, every message is its own key.
test('a chain of whys reads from the first answer to the root cause', () => {
  const whys = [
    { text: 'Late', evidence: [] },
    { text: 'Nobody plans', evidence: [], isRoot: true, category: 'process' },
  ];
  expect(whysWord(JSON.stringify(whys))).toBe('Late → Nobody plans (causes.root_in)');
  expect(whysWord(JSON.stringify(whys.slice(0, 1)))).toBe('Late');
});

test('empty lists and nothing are nothing', () => {
  expect(whysWord('[]')).toBeNull();
  expect(assumptionsWord('[]')).toBeNull();
  expect(whysWord(null)).toBeNull();
  expect(targetWord(undefined)).toBeNull();
});

test('what is not what it should be has no words instead of an error', () => {
  expect(whysWord('not JSON')).toBeNull();
  expect(whysWord('{"text": "Late"}')).toBeNull();
  expect(targetWord('{"goal": "few"}')).toBeNull();
  expect(barrierWord('a mountain')).toBeNull();
});

test('a prevention is told by what was done, a waiver as one', () => {
  const noted = { what: 'Checked on Mondays', where: 'process', checkedBy: null, checkOn: null };
  expect(preventionWord(JSON.stringify(noted))).toBe('Checked on Mondays');
  expect(preventionWord('{"waiver": "The product is gone"}')).toBe('causes.waived');
});

test('a worth has a true sign, and nothing is no worth', () => {
  expect([worthWord('-2'), worthWord(-1), worthWord('0'), worthWord(2)]).toEqual([
    '−2',
    '−1',
    '0',
    '+2',
  ]);
  expect(worthWord(null)).toBeNull();
  expect(worthWord('much')).toBeNull();
});
