import { expect, test } from 'vitest';
import { emptyDraft, feedbackOf, keepDraft, readDraft, type DraftStore } from './draft.ts';

function memory(): DraftStore {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test('a draft comes back as it was left, with the same key', () => {
  const store = memory();
  const draft = {
    ...{ ...emptyDraft(), text: 'waited\ntwice', reason: 'bi', urgent: true },
    kind: 'repeat' as const,
  };
  keepDraft(store, 'acme', draft);
  expect(readDraft(store, 'acme')).toEqual(draft);
});

test('organisations do not see each other’s drafts', () => {
  const store = memory();
  keepDraft(store, 'acme', { ...emptyDraft(), text: 'ours' });
  expect(readDraft(store, 'other').text).toBe('');
});

test('an emptied draft leaves nothing behind', () => {
  const store = memory();
  keepDraft(store, 'acme', { ...emptyDraft(), text: 'x' });
  keepDraft(store, 'acme', emptyDraft());
  expect(store.getItem('vocero.note.acme')).toBeNull();
});

test('what cannot be read or kept is no error', () => {
  const store = memory();
  store.setItem('vocero.note.acme', '{"text":1}');
  expect(readDraft(store, 'acme').text).toBe('');
  const full: DraftStore = {
    ...store,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(() => keepDraft(full, 'acme', { ...emptyDraft(), text: 'x' })).not.toThrow();
});

test('two drafts have different keys', () => {
  expect(emptyDraft().key).not.toBe(emptyDraft().key);
});

test('a reason in own words is kept and sent as such, and alone makes a draft worth keeping', () => {
  const store = memory();
  const draft = { ...emptyDraft(), reasonOther: ' lost key ' };
  keepDraft(store, 'org', draft);
  expect(readDraft(store, 'org')).toMatchObject({ reason: null, reasonOther: 'lost key' });
  expect(feedbackOf(draft)).toMatchObject({ reasonOther: 'lost key' });
  expect(feedbackOf({ ...draft, reasonOther: '  ' })).not.toHaveProperty('reasonOther');
});
