import { expect, test } from 'vitest';
import { makePreviewToken, readPreviewToken } from './preview-token.ts';

const secret = 'a secret of thirty-two characters';
const whose = {
  orgId: '01890000-0000-7000-8000-000000000001',
  feedbackId: '01890000-0000-7000-8000-000000000002',
};
const now = new Date('2026-03-02T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test('it leads to the page that it was made for, for a quarter of an hour', () => {
  const token = makePreviewToken(secret, whose, now);
  expect(token).toHaveLength(70);
  expect(readPreviewToken(secret, token, later(14))).toEqual(whose);
  expect(readPreviewToken(secret, token, later(15))).toBeUndefined();
});

test('one that was changed, or made elsewhere, opens nothing', () => {
  const token = makePreviewToken(secret, whose, now);
  for (let at = 0; at < token.length - 1; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    expect(readPreviewToken(secret, changed, now), String(at)).toBeUndefined();
  }
  expect(readPreviewToken('another secret', token, now)).toBeUndefined();
  for (const text of ['', 'short', `${token}A`, token.replace(/./g, '!')]) {
    expect(readPreviewToken(secret, text, now)).toBeUndefined();
  }
});
