import { Id } from '@vocero/api/contract/values';
import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('every id is a UUID of version 4, and none comes twice', () => {
  const ids = Array.from({ length: 200 }, newId);
  expect(ids.every((id) => Id.safeParse(id).success && id[14] === '4')).toBe(true);
  expect(new Set(ids).size).toBe(200);
});
