import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

test('nothing that ends a line is left, and nothing is longer than 200 signs', () => {
  expect(oneLine(' Late\r\nBcc: all@example.org\u2028x\u0000y ')).toBe(
    'Late Bcc: all@example.org x y',
  );
  expect([...oneLine('🚌'.repeat(300))]).toHaveLength(200);
});
