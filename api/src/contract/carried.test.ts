import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What runs in browsers of customers: none of it may bring the library of schemas along. */
const entries = [
  'kiosk-doc.ts',
  'survey-condition.ts',
  'survey-logic.ts',
  'contrast.ts',
  'locales.ts',
  'locale-tags.ts',
];

/** A module and all that it imports to run; types are gone by then. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.ts')) return seen;
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  for (const [, name] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gms))
    reached(name!.replace(/^\.\//, ''), seen);
  return seen;
}

test('what a device or a public page runs of the contract needs no schemas', () => {
  for (const entry of entries) expect([...reached(entry)]).not.toContain('zod');
  expect([...reached('values.ts')]).toContain('zod');
});
