import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import type { PlainError } from './say.mjs';
import { ROOT, surroundings } from './surroundings.mjs';

test('everything has a default, and nothing counts as not set', () => {
  const expected = { port: 3000, host: '127.0.0.1', databaseUrl: undefined };
  expect(surroundings({})).toMatchObject(expected);
  expect(surroundings({ PORT: '', HOST: '', DATABASE_URL: '', VOCERO_DATA: '' })).toMatchObject(
    expected,
  );
  expect(surroundings({}).data.startsWith(ROOT)).toBe(true);
});

test('data lives where it is said to, counted from the checkout', () => {
  const { data } = surroundings({ VOCERO_DATA: '../elsewhere' });
  expect(isAbsolute(data)).toBe(true);
  expect(data.startsWith(ROOT)).toBe(false);
});

test.each([
  [{ PORT: '0' }, 'PORT is "0"'],
  [{ PORT: '65536' }, 'PORT is "65536"'],
  [{ PORT: '3000x' }, 'PORT is "3000x"'],
  [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL must be the address of a PostgreSQL'],
])('%j is a wrong setting', (env, sentence) => {
  expect(() => surroundings(env)).toThrow(sentence);
  expect(() => surroundings(env)).toThrow(expect.objectContaining({ exitCode: 2 }) as PlainError);
});
