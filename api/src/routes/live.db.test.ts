import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { inOrganization } from '@vocero/sql/connect';
import { liveKinds, notifyLive, type LiveKind } from '@vocero/sql/live';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let server: ReturnType<typeof serve>;
let ana: TestMember;
let ben: TestMember;
beforeAll(async () => {
  t = await testApp();
  server = serve({ fetch: t.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  [ana, ben] = [await t.member('reader'), await t.member('reader')];
});
afterAll(async () => {
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await t.close();
});

interface Reader {
  response: IncomingMessage;
  text: () => string;
  close: () => void;
}

/** Opens the stream as a page would. */
async function open(headers: Record<string, string>): Promise<Reader> {
  const { port } = server.address() as AddressInfo;
  const request = get({ host: '127.0.0.1', port, path: '/api/v1/live', headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  response.on('data', (chunk: Buffer) => (text += chunk.toString()));
  response.on('error', () => {});
  return { response, text: () => text, close: () => request.destroy() };
}

/** The kinds hinted at so far, in order. */
const kinds = (reader: Reader) => reader.text().match(/(?<=^event: ).*$/gm) ?? [];

const change = (orgId: string, kind: LiveKind) =>
  inOrganization(t.sql, orgId, (tx) => notifyLive(tx, orgId, kind));

test('a page hears of changes in its own organisation and of no other', async () => {
  const mine = await open(ana.headers);
  expect(mine.response.headers['content-type']).toContain('text/event-stream');
  await expect.poll(() => kinds(mine).length).toBe(liveKinds.length); // listening began: all may have changed
  const theirs = await open(ben.headers);

  await change(ana.orgId, 'themes');
  await expect.poll(() => kinds(mine).slice(liveKinds.length)).toEqual(['themes']);
  await sleep(200);
  expect(kinds(theirs)).toEqual([]);
  expect(mine.text()).toContain('data: {"kind":"themes"}\n\n');
  mine.close();
  theirs.close();
});

test('many changes at once make one hint', async () => {
  const mine = await open(ana.headers);
  await expect.poll(() => kinds(mine).length).toBe(liveKinds.length);
  await Promise.all(Array.from({ length: 20 }, () => change(ana.orgId, 'feedback')));
  await sleep(400);
  const heard = kinds(mine).slice(liveKinds.length);
  expect(heard.length).toBeGreaterThanOrEqual(1);
  expect(heard.length).toBeLessThanOrEqual(3); // the control: without gathering it is 20
  mine.close();
});

test('listening outlives the loss of its connection, and says that something may be missed', async () => {
  const mine = await open(ana.headers);
  await expect.poll(() => kinds(mine).length).toBe(liveKinds.length);
  await t.owner`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'vocero live' and datname = current_database()`;
  await expect.poll(() => kinds(mine).length).toBe(2 * liveKinds.length);
  await change(ana.orgId, 'imports');
  await expect.poll(() => kinds(mine).slice(2 * liveKinds.length)).toEqual(['imports']);
  mine.close();
});

test('no connection is held while nobody listens', async () => {
  const count = async () => {
    const rows = await t.owner`
      select from pg_stat_activity
      where application_name = 'vocero live' and datname = current_database()`;
    return rows.length;
  };
  const [one, other] = [await open(ana.headers), await open(ben.headers)];
  await expect.poll(count).toBe(1);
  one.close();
  other.close();
  await expect.poll(count).toBe(0);
});

test('one person has so many streams and no more', async () => {
  const streams: Reader[] = [];
  for (let n = 0; n < 30; n++) streams.push(await open(ana.headers));
  const refused = await open(ana.headers);
  expect(refused.response.statusCode).toBe(429);
  const other = await open(ben.headers);
  expect(other.response.statusCode).toBe(200);
  for (const stream of [...streams, other]) stream.close();
  await expect.poll(async () => (await open(ana.headers)).response.statusCode).toBe(200);
});

test('who left before being let in is no listener', async () => {
  const { port } = server.address() as AddressInfo;
  const path = { host: '127.0.0.1', port, path: '/api/v1/live', headers: ben.headers };
  await t.owner.begin(async (tx) => {
    await tx`lock table member in access exclusive mode`; // nobody is let in meanwhile
    const requests = Array.from({ length: 30 }, () => get(path).on('error', () => {}));
    await Promise.all(requests.map((request) => once(request, 'finish')));
    await sleep(200);
    for (const request of requests) request.destroy();
    await sleep(200);
  });
  await sleep(300);
  const stream = await open(ben.headers);
  expect(stream.response.statusCode).toBe(200); // the control: counted, they are all one may have
  stream.close();
});

test('nobody listens without a session', async () => {
  const { response } = await open({});
  expect(response.statusCode).toBe(401);
});
