import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Env } from './deps.ts';
import { answerProblem } from './problem.ts';

async function answerTo(error: object) {
  const app = new Hono<Env>();
  const told: string[] = [];
  app.onError((thrown, c) => answerProblem(c, thrown, (code) => told.push(code)));
  app.get('/', () => {
    throw Object.assign(new Error('failed'), error);
  });
  const answer = await app.request('/');
  const body = (await answer.json()) as { code: string };
  return { status: answer.status, code: body.code, told };
}

test.each([
  'CONNECTION_CLOSED', // the driver's own codes, and ours for a connection that takes no more
  'CONNECTION_STALLED',
  'CONNECT_TIMEOUT',
  'ETIMEDOUT',
  'EAI_AGAIN',
  '53100', // its disk is full
  '57P03', // it is starting
  '40P01', // taken back because of another transaction
])('an outage of the database (%s) is one to come back after', async (code) => {
  expect(await answerTo({ code })).toEqual({
    status: 503,
    code: 'database_away',
    told: ['database_away'],
  });
});

test('anything else is ours to look into', async () => {
  expect(await answerTo({ code: '42P01' })).toEqual({
    status: 500,
    code: 'internal',
    told: ['internal'],
  });
});
