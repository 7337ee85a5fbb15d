import { expect, test } from 'vitest';
import { makeMuteToken, readMuteToken } from './mute-token.ts';
import { makePreferencesToken, readPreferencesToken } from './preferences-token.ts';

const secret = 'a secret of at least 32 characters';
const whose = {
  orgId: '01890a5d-ac96-774b-bcce-b302099a8057',
  personId: '01890a5d-ac96-774b-bcce-b302099a8058',
};

test('a token says whose preferences it opens, in this installation alone', () => {
  const token = makePreferencesToken(secret, whose);
  expect(readPreferencesToken(secret, token)).toEqual(whose);
  expect(readPreferencesToken(`another ${secret}`, token)).toBeUndefined();
  const last = token.endsWith('A') ? 'B' : 'A';
  expect(readPreferencesToken(secret, token.slice(0, -1) + last)).toBeUndefined();
  expect(readPreferencesToken(secret, '')).toBeUndefined();
});

test('the token of one purpose opens nothing of the other', () => {
  const mute = makeMuteToken(secret, { orgId: whose.orgId, memberId: whose.personId });
  expect(readPreferencesToken(secret, mute)).toBeUndefined();
  expect(readMuteToken(secret, makePreferencesToken(secret, whose))).toBeUndefined();
});
