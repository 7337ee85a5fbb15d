import { expect, test } from 'vitest';
import type { Waiting } from './meeting-queue.ts';
import {
  forgetWaiting,
  keepLead,
  keepWaiting,
  placeOf,
  readsLead,
  readWaiting,
  type Store,
} from './meeting-store.ts';

function mapStore(): Store & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    keys: () => [...map.keys()],
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const note = (n: number): Waiting => ({
  id: id(n),
  at: n,
  deed: { kind: 'act', themeId: null, entry: { act: 'noted', text: `note ${n}` } },
  wasSent: false,
  refused: null,
});
const place = placeOf('ada', id(7), '2026-11-03');

test('what waits is read again in its order, also after a window was killed', () => {
  const store = mapStore();
  keepWaiting(store, place, note(2));
  keepWaiting(store, place, note(1));
  expect(readWaiting(store, place)).toEqual([note(1), note(2)]);
  forgetWaiting(store, place, id(1));
  expect(readWaiting(store, place)).toEqual([note(2)]);
});

test('other meetings and other people have their own', () => {
  const store = mapStore();
  keepWaiting(store, place, note(1));
  expect(readWaiting(store, placeOf('bo', id(7), '2026-11-03'))).toEqual([]);
  expect(readWaiting(store, placeOf('ada', id(7), '2026-11-10'))).toEqual([]);
});

test('a turned page is not kept, and broken keepsakes are passed over', () => {
  const store = mapStore();
  keepWaiting(store, place, { ...note(1), deed: { kind: 'turn', themeId: null } });
  store.setItem(`${place}.waits.x`, '{"id":');
  store.setItem(`${place}.waits.y`, '{"id":"no"}');
  store.setItem(`${place}.waits.z`, JSON.stringify({ ...note(1), deed: { kind: 'act' } }));
  expect(readWaiting(store, place)).toEqual([]);
});

test('a storage that is full loses no entry of this window', () => {
  const full = {
    ...mapStore(),
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(() => keepWaiting(full, place, note(1))).not.toThrow();
});

test('who leads still leads after a reload', () => {
  const store = mapStore();
  keepLead(store, place, true);
  expect(readsLead(store, place)).toBe(true);
  keepLead(store, place, false);
  expect(readsLead(store, place)).toBe(false);
});
