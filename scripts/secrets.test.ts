import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecrets } from './secrets.mjs';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vocero-secrets-'));
});
afterEach(() => rmSync(data, { recursive: true }));

test('are made once, differ, and only their owner may read them', () => {
  const secrets = readSecrets(join(data, 'new', 'place'), {});
  expect(new Set(Object.values(secrets)).size).toBe(3);
  expect(secrets.authSecret).toMatch(/^[0-9a-f]{64}$/);
  expect(readSecrets(join(data, 'new', 'place'), {})).toEqual(secrets);
  expect(statSync(join(data, 'new', 'place', 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('machines given the same VOCERO_SECRET agree on what they share', () => {
  const env = { VOCERO_SECRET: 'a secret of thirty-two characters' };
  const one = readSecrets(join(data, 'one'), env);
  const other = readSecrets(join(data, 'other'), env);
  expect(other.authSecret).toBe(one.authSecret);
  expect(other.appPassword).toBe(one.appPassword);
  expect(one.appPassword).not.toContain(env.VOCERO_SECRET);
  expect(other.databasePassword).not.toBe(one.databasePassword);
});

test('a short VOCERO_SECRET is a wrong setting', () => {
  expect(() => readSecrets(data, { VOCERO_SECRET: 'short' })).toThrow('at least 32 characters');
});

test('a file that was damaged is never replaced: the data could not be opened any more', () => {
  writeFileSync(join(data, 'secrets.json'), '{');
  expect(() => readSecrets(data, {})).toThrow('cannot be read');
  expect(readFileSync(join(data, 'secrets.json'), 'utf8')).toBe('{');
});
