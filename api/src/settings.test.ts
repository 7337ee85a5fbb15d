import { expect, test } from 'vitest';
import { readSettings, SettingsError, trustedOrigins } from './settings.ts';

const enough = {
  DATABASE_URL: 'postgres://app:pw@localhost:5432/vocero',
  VOCERO_SECRET: 'x'.repeat(32),
};

test('needs nothing but a database and a secret', () => {
  const settings = readSettings(enough);
  expect(settings.publicUrl).toBe('http://localhost:3000');
  expect(trustedOrigins(settings)).toContain('http://127.0.0.1:3000');
});

test('a public address is the only origin that is trusted, without its slash', () => {
  const settings = readSettings({ ...enough, PUBLIC_URL: 'https://voice.example.org/' });
  expect(settings.publicUrl).toBe('https://voice.example.org');
  expect(trustedOrigins(settings)).toEqual(['https://voice.example.org']);
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ ...enough, PUBLIC_URL: '', PORT: '' }).port).toBe(3_000);
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['PORT', '1e3'],
  ['PUBLIC_URL', 'voice.example.org'],
  ['PUBLIC_URL', 'ftp://voice.example.org'],
  ['DATABASE_URL', 'mysql://localhost'],
  ['VOCERO_SECRET', 'short'],
  ['TRUSTED_PROXIES', '-1'],
  ['VOCERO_DEMO', 'perhaps'],
  ['LOG_LEVEL', 'loud'],
  ['EMBEDDINGS_URL', 'localhost:8080'],
  ['EMBEDDINGS_URL', 'http://me:hunter2@host/v1'],
])('%s = %s is refused in a sentence that names it', (name, value) => {
  expect(() => readSettings({ ...enough, [name]: value })).toThrow(SettingsError);
  expect(() => readSettings({ ...enough, [name]: value })).toThrow(new RegExp(`^${name} `));
});

test('says everything that is wrong at once', () => {
  expect(() => readSettings({ PORT: 'x' })).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*VOCERO_SECRET/);
});

test('secrets are asked for without being repeated', () => {
  const env = { VOCERO_SECRET: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@host/db' };
  expect(() => readSettings(env)).toThrow(/^DATABASE_URL must .*\nVOCERO_SECRET must .*$/);
  expect(() => readSettings(env)).not.toThrow(/hunter2/);
});
