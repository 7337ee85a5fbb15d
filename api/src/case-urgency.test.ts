import { expect, test } from 'vitest';
import { urgencyOf } from './case-urgency.ts';

const now = new Date('2026-03-10T12:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const quiet = {
  receivedAt: at(-30),
  ackWarnAt: at(-10),
  ackDueAt: at(-6),
  acknowledgedAt: at(-20),
  nextContactAt: at(48),
  promise: null,
  unseenAt: null,
  closedAt: null,
};
const promised = (due: number, risk: number) => ({
  what: 'Repair it',
  dueAt: at(due).toISOString(),
  riskAt: at(risk).toISOString(),
});

test('a missed promise weighs more than anything else that is late', () => {
  const one = { ...quiet, acknowledgedAt: null, nextContactAt: at(-50), promise: promised(-1, -5) };
  expect(urgencyOf(one, now)).toEqual({ why: 'promise_missed', at: at(-1) });
});

test('whose time to acknowledge is over is late, and amber before that', () => {
  const open = { ...quiet, acknowledgedAt: null };
  expect(urgencyOf(open, now)).toEqual({ why: 'ack_over', at: at(-6) });
  expect(urgencyOf({ ...open, ackDueAt: at(2), ackWarnAt: at(-1) }, now).why).toBe('ack_soon');
  expect(urgencyOf({ ...open, ackDueAt: at(8), ackWarnAt: at(4) }, now).why).toBe('ack');
});

test('what is acknowledged has no clock any more', () => {
  expect(urgencyOf(quiet, now)).toEqual({ why: 'contact', at: at(48) });
});

test('a promise that most of its time is over for is at risk, before that it is next or not', () => {
  expect(urgencyOf({ ...quiet, promise: promised(5, -1) }, now).why).toBe('promise_risk');
  expect(urgencyOf({ ...quiet, promise: promised(60, 50) }, now).why).toBe('contact');
  expect(urgencyOf({ ...quiet, promise: promised(24, 20) }, now).why).toBe('promise');
});

test('what the customer wrote comes before what is only at risk', () => {
  const one = { ...quiet, unseenAt: at(-1), promise: promised(5, -1) };
  expect(urgencyOf(one, now).why).toBe('customer_wrote');
});
