import { expect, test } from 'vitest';
import type { Model } from './engine/model.ts';
import { openLog } from './log.ts';
import { readComments } from './read-comments.ts';

const log = openLog('silent');
const comments = [
  { id: 'a', text: 'The parcel has not arrived and nobody answers the phone', language: null },
  { id: 'b', text: 'El paquete no ha llegado y nadie contesta al teléfono', language: 'es' },
];

test('before the first learning all stay unsorted, and languages are told where they were not said', async () => {
  const read = await readComments({ model: null, comments, bans: new Map() }, log);
  expect(read.placements.map(({ commentId, themeId }) => [commentId, themeId])).toEqual([
    ['a', null],
    ['b', null],
  ]);
  expect([...read.languages]).toEqual([['a', 'en']]);
});

test('a comment that cannot be read stays unsorted and holds up no other', async () => {
  const broken = {} as Model; // every reading of it throws
  const read = await readComments({ model: broken, comments, bans: new Map() }, log);
  expect(read.placements).toEqual([
    { commentId: 'a', themeId: null, score: 0 },
    { commentId: 'b', themeId: null, score: 0 },
  ]);
});
