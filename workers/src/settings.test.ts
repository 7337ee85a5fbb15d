import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const DATABASE_URL = 'postgres://vocero_login:secret@127.0.0.1:5432/vocero';

test('needs a database; the queue is in it unless there is a Redis', () => {
  expect(readSettings({ DATABASE_URL, REDIS_URL: '' })).toEqual({
    databaseUrl: DATABASE_URL,
    redisUrl: undefined,
    secret: undefined,
    logLevel: 'warn',
    parts: ['relay', 'jobs'],
    patience: 30_000,
    publicUrl: 'http://localhost:3000',
    dataDirectory: null,
    embeddings: null,
    mail: null,
    ownNetworks: false,
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
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent, such as warn.',
    ),
  );
});

test('a process may hand work over, do it, or both', () => {
  const env = { DATABASE_URL, WORKERS_PARTS: 'jobs', WORKERS_PATIENCE: '2000' };
  expect(readSettings(env)).toMatchObject({ parts: ['jobs'], patience: 2_000 });
  expect(() => readSettings({ DATABASE_URL, WORKERS_PARTS: 'mail' })).toThrow(
    'WORKERS_PARTS must be relay, jobs or relay,jobs.',
  );
});

test('an endpoint for vectors is an address without a password, whose slash is dropped', () => {
  const env = { DATABASE_URL, EMBEDDINGS_URL: 'http://localhost:8080/v1/' };
  const address = { url: 'http://localhost:8080/v1', model: 'default', key: undefined };
  expect(readSettings(env).embeddings).toEqual(address);
  const whole = { ...env, EMBEDDINGS_MODEL: 'all-words', EMBEDDINGS_KEY: 'k-1' };
  expect(readSettings(whole).embeddings).toMatchObject({ model: 'all-words', key: 'k-1' });
});

test.each([
  ['EMBEDDINGS_URL', 'localhost:8080'],
  ['EMBEDDINGS_URL', 'file:///etc/passwd'],
  ['EMBEDDINGS_URL', 'http://me:hunter2@host/v1'],
  ['EMBEDDINGS_KEY', 'two hunter2'],
])('%s = %s is refused without being repeated', (name, value) => {
  expect(() => readSettings({ DATABASE_URL, [name]: value })).toThrow(new RegExp(`^${name} must`));
  expect(() => readSettings({ DATABASE_URL, [name]: value })).not.toThrow(/hunter2/);
});
