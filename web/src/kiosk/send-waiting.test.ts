import type { KioskAnswer } from '@vocero/api/contract/kiosk-device';
import { expect, test } from 'vitest';
import { memoryStore } from './answer-store.ts';
import { sendWaiting } from './send-waiting.ts';

const answer = (id: string) => ({ id }) as KioskAnswer; // nothing else of it is looked at

async function storeOf(...ids: string[]) {
  const store = memoryStore();
  for (const id of ids) await store.add(answer(id));
  return store;
}

/** A server that stores by id, whatever else `before` or `after` it does. */
function server(refused: readonly string[] = []) {
  const stored = new Set<string>();
  const fetch = async (_: string, init: RequestInit) => {
    const { answers } = JSON.parse(init.body as string) as { answers: { id: string }[] };
    const results = answers.map(({ id }) => {
      if (refused.includes(id)) return { state: 'refused', reason: 'survey_unknown' };
      const state = stored.has(id) ? 'known' : 'stored';
      stored.add(id);
      return { state, reason: null };
    });
    return Response.json({ results });
  };
  return { stored, fetch };
}

test('what was taken is gone from the device', async () => {
  const [store, { stored, fetch }] = [await storeOf('a', 'b', 'c'), server()];
  expect(await sendWaiting(store, 't', fetch)).toBe('sent');
  expect([...stored]).toEqual(['a', 'b', 'c']);
  expect((await store.count()).waiting).toBe(0);
});

test('where the answer of the server is lost, all is sent again and stored once', async () => {
  const [store, { stored, fetch }] = [await storeOf('a', 'b'), server()];
  const lost = async (path: string, init: RequestInit) => {
    await fetch(path, init);
    throw new TypeError('network');
  };
  expect(await sendWaiting(store, 't', lost)).toBe('later');
  expect((await store.count()).waiting).toBe(2);
  expect(await sendWaiting(store, 't', fetch)).toBe('sent');
  expect(stored.size).toBe(2);
});

test('what is refused is put aside with its reason, and does not hold up the others', async () => {
  const [store, { stored, fetch }] = [await storeOf('a', 'bad', 'c'), server(['bad'])];
  expect(await sendWaiting(store, 't', fetch)).toBe('sent');
  expect([...stored]).toEqual(['a', 'c']);
  expect(await store.count()).toEqual({ waiting: 0, parked: 1, parkedWhy: 'survey_unknown' });
});

test('a batch that cannot be read is sent one by one, until the one that is to blame is found', async () => {
  const [store, { stored, fetch }] = [await storeOf('a', 'bad', 'c'), server()];
  const picky = async (path: string, init: RequestInit) =>
    (init.body as string).includes('bad') ? new Response('', { status: 400 }) : fetch(path, init);
  expect(await sendWaiting(store, 't', picky)).toBe('sent');
  expect([...stored]).toEqual(['a', 'c']);
  expect((await store.count()).parked).toBe(1);
});

test.each([429, 500, 503])('after %i everything waits', async (status) => {
  const store = await storeOf('a');
  expect(await sendWaiting(store, 't', async () => new Response('', { status }))).toBe('later');
  expect((await store.count()).waiting).toBe(1);
});

test('a device that is known no longer keeps what waits', async () => {
  const store = await storeOf('a');
  const fetch = async () => new Response('', { status: 401 });
  expect(await sendWaiting(store, 't', fetch)).toBe('unknown_device');
  expect((await store.count()).waiting).toBe(1);
});
