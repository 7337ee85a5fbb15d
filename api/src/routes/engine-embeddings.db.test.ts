import { inOrganization } from '@vocero/sql/connect';
import { noteEndpoint } from '@vocero/sql/embedding-state';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEngine } from '../contract/home.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { asker } from '../test-ask.ts';

let off: TestApp;
let on: TestApp;
beforeAll(async () => {
  off = await testApp({ LOG_LEVEL: 'error' });
  on = await testApp({
    LOG_LEVEL: 'error',
    EMBEDDINGS_URL: 'http://vectors.example.org:8080/secret-path/v1',
    EMBEDDINGS_MODEL: 'all-words',
  });
});
afterAll(() => Promise.all([off.close(), on.close()]));

async function askAs(t: TestApp) {
  const { headers, orgId } = await t.member('reader');
  return { ask: asker(t, headers), orgId };
}

test('nothing leaves the machine unless the operator named an endpoint', async () => {
  const { ask } = await askAs(off);
  expect((await ask(readEngine)).body).toMatchObject({ embeddings: null });
});

test('people see where words go, and how the endpoint answered last', async () => {
  const { ask, orgId } = await askAs(on);
  const named = { host: 'vectors.example.org:8080', model: 'all-words' };
  expect((await ask(readEngine)).body).toMatchObject({
    embeddings: { ...named, answeredAt: null, failedAt: null, failure: null, learned: false },
  });
  const note = (failure: 'timeout' | null) =>
    inOrganization(on.sql, orgId, (tx) => noteEndpoint(tx, failure));
  expect([await note(null), await note(null)]).toEqual([true, false]);
  expect([await note('timeout'), await note('timeout')]).toEqual([true, false]);
  const { body } = await ask(readEngine);
  expect(body).toMatchObject({
    embeddings: {
      ...named,
      failure: 'timeout',
      answeredAt: expect.any(String) as string,
      failedAt: expect.any(String) as string,
    },
  });
  expect(JSON.stringify(body)).not.toContain('secret-path');
});
