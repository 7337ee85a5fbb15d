import { expect, test } from 'vitest';
import { makeMuteToken, readMuteToken } from './mute-token.ts';

const secret = 'a secret of at least 32 characters';
const whose = {
  orgId: '01890a5d-ac96-774b-bcce-b302099a8057',
  memberId: '01890a5d-ac96-774b-bcce-b302099a8058',
};

test('a token says whose it is', () => {
  expect(readMuteToken(secret, makeMuteToken(secret, whose))).toEqual(whose);
});

test('one of another installation, of another member or of another form is none', () => {
  const token = makeMuteToken(secret, whose);
  const other = makeMuteToken(secret, { ...whose, memberId: whose.orgId });
  expect(readMuteToken('another secret of 32 characters!', token)).toBeUndefined();
  expect(readMuteToken(secret, other.slice(0, 43) + token.slice(43))).toBeUndefined();
  for (const wrong of ['', 'x', `${token}A`, token.slice(1), `${token.slice(1)}=`]) {
    expect(readMuteToken(secret, wrong)).toBeUndefined();
  }
});
