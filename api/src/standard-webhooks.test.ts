import { expect, test } from 'vitest';
import { faultOf, signDelivery, tolerance } from './standard-webhooks.ts';

// The example that is published with the specification.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const timestamp = '1614265330';
const body = new TextEncoder().encode('{"test": 2432232314}');
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const delivery = { id, timestamp, signature, body };
const at = (offset = 0) => new Date((Number(timestamp) + offset) * 1_000);

test('signs the published example as published', () => {
  expect(signDelivery(secret, delivery)).toBe(signature);
  expect(faultOf(secret, delivery, at())).toBeNull();
});

test('of several signatures one has to be right', () => {
  const many = `v1,AAAA v1a,${signature.slice(3)} ${signature}`;
  expect(faultOf(secret, { ...delivery, signature: many }, at())).toBeNull();
  const wrong = [
    `v1a,${signature.slice(3)}`,
    signature.slice(3),
    'v1,',
    'v1,AAAA',
    `${signature}x`,
  ];
  for (const one of wrong) {
    expect(faultOf(secret, { ...delivery, signature: one }, at())).toBe('signature_wrong');
  }
});

test('every part is signed', () => {
  const other = new TextEncoder().encode('{"test": 2432232315}');
  expect(faultOf(secret, { ...delivery, body: other }, at())).toBe('signature_wrong');
  expect(faultOf(secret, { ...delivery, id: `${id}x` }, at())).toBe('signature_wrong');
  expect(faultOf(secret, { ...delivery, timestamp: '1614265331' }, at())).toBe('signature_wrong');
  expect(faultOf(`${secret.slice(0, -1)}g`, delivery, at())).toBe('signature_wrong');
});

test('a delivery of more than five minutes ago or ahead is refused', () => {
  expect(faultOf(secret, delivery, at(tolerance))).toBeNull();
  expect(faultOf(secret, delivery, at(tolerance + 1))).toBe('too_old');
  expect(faultOf(secret, delivery, at(-tolerance - 1))).toBe('too_old');
});

test('heads that are missing or no such heads are refused', () => {
  for (const part of [
    { id: undefined },
    { id: 'a\nb' },
    { timestamp: undefined },
    { timestamp: '-1' },
    { timestamp: 'now' },
    { signature: undefined },
  ]) {
    expect(faultOf(secret, { ...delivery, ...part }, at())).toBe('headers_missing');
  }
});
