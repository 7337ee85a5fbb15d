import { expect, test } from 'vitest';
import { briefWords, plainLine } from './brief-words.ts';

test('what people wrote makes no heading, list, link, table or tag of its own', () => {
  expect(plainLine('# Late\n\n- always | [here](x) <b>*now*</b>')).toBe(
    '\\# Late - always \\| \\[here\\](x) \\<b\\>\\*now\\*\\</b\\>',
  );
  expect(plainLine('- late')).toBe('\\- late');
  expect(plainLine('1. late')).toBe('1\\. late');
  expect(plainLine('14 days late')).toBe('14 days late');
});

test('days and numbers are written as the language writes them', () => {
  expect(briefWords('en').date('2026-03-31')).toBe('31 Mar 2026');
  expect(briefWords('es').date('2026-03-31')).toBe('31 mar 2026');
  expect(briefWords('es').number(1234.5)).toBe('1234,5');
  expect(briefWords('bs').percent(0.836)).toContain('83,6');
});
