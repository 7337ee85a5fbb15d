import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const DATABASE_URL = 'postgres://vocero_login:secret@127.0.0.1:5432/vocero';

test('needs a database; the queue is in it unless there is a Redis', () => {
  expect(readSettings({ DATABASE_URL, REDIS_URL: '' })).toEqual({
    databaseUrl: DATABASE_URL,
    redisUrl: undefined,
    logLevel: 'info',
  });
  const { redisUrl } = readSettings({ DATABASE_URL, REDIS_URL: 'rediss://cache.example.org:6380' });
  expect(redisUrl).toBe('rediss://cache.example.org:6380');
});

test('each wrong variable gets one sentence, which does not repeat passwords', () => {
  const env = { DATABASE_URL: 'oops', REDIS_URL: 'http://:hunter2@host', LOG_LEVEL: 'loud' };
  expect(() => readSettings(env)).toThrow(
    new Error(
      'DATABASE_URL must be the address of a PostgreSQL, such as postgres://user:pass@host/db.\n' +
        'REDIS_URL must be the address of a Redis, such as redis://localhost:6379.\n' +
        'LOG_LEVEL must be one of silent, error, warn, info, debug, such as info.',
    ),
  );
});
