import { expect, test } from 'vitest';
import { z } from 'zod';
import { uuid7 } from './uuid7.ts';

test('carries its time, version 7 and variant', () => {
  // The example of RFC 9562, appendix A.6: 1645557742000 ms = 0x017F22E279B0.
  expect(uuid7(1_645_557_742_000)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  expect(z.uuidv7().safeParse(uuid7()).success).toBe(true);
});

test('later ids sort after earlier ones, and no two are alike', () => {
  expect(uuid7(1_000) < uuid7(1_001)).toBe(true);
  expect(new Set(Array.from({ length: 10_000 }, () => uuid7(1_000))).size).toBe(10_000);
});
