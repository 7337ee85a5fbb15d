import { expect, test } from 'vitest';
import { messageQuery } from './message-filter.ts';

const read = (search: string) => {
  const query = new URLSearchParams(search);
  return messageQuery((name) => query.get(name));
};

test('what the address says is asked for, and what is unknown is left out', () => {
  expect(read('kind=digest&state=failed&unread=true')).toEqual({
    kind: 'digest',
    state: 'failed',
    unread: 'true',
  });
  expect(read('kind=x&state=&unread=1')).toEqual({});
});

test('of messages to others nobody asks which they have read', () => {
  expect(read('whose=all&unread=true')).toEqual({});
});
