import { expect, test } from 'vitest';
import { readFailure } from './mail-failure.ts';

const failing = (facts: object) => Object.assign(new Error('it failed'), facts);

test.each([
  [{ code: 'EENVELOPE', responseCode: 550, response: '550 no such user' }, 'refused', 'final'],
  [{ code: 'EENVELOPE', responseCode: 451, response: '451 later' }, 'busy', 'later'],
  [{ code: 'EMESSAGE', responseCode: 554, response: '554 spam' }, 'refused', 'final'],
  [{ code: 'EAUTH', responseCode: 535, response: '535 wrong password' }, 'login', 'server'],
  [{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate', 'server'],
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'unreachable', 'server'],
  [{ code: 'EDNS' }, 'unreachable', 'server'],
  [{ code: 'ETIMEDOUT' }, 'timeout', 'server'],
  [{ code: 'ETLS' }, 'tls', 'server'],
  [{}, 'failed', 'later'],
])('%o is %s', (facts, code, meaning) => {
  expect(readFailure(failing(facts), false)).toMatchObject({ code, meaning });
});

test('a letter that was on its way when the connection broke is not sent again', () => {
  expect(readFailure(failing({ code: 'ECONNECTION' }), true).meaning).toBe('unclear');
  const refused = failing({ code: 'EMESSAGE', responseCode: 554, response: '554 spam' });
  expect(readFailure(refused, true).meaning).toBe('final');
});

test('what the server said is kept in one line', () => {
  const failure = readFailure(
    failing({ code: 'EENVELOPE', response: '550 no\r\nsuch user' }),
    false,
  );
  expect(failure.detail).toBe('550 no such user');
});
