import { expect, test } from 'vitest';
import { judgeMeToo, voteOf } from './judge-me-too.ts';

const voter = { visitor: 'a', address: '203.0.113.7', day: '2026-11-22' };
const vote = (more: Partial<typeof voter> = {}, problem = 'p') =>
  voteOf('secret', problem, { ...voter, ...more });

test('a visitor or a network that counts already does not count again', () => {
  expect(judgeMeToo({ sameVisitor: false, sameNetwork: false })).toBeNull();
  expect(judgeMeToo({ sameVisitor: true, sameNetwork: false })).toBe('visitor');
  expect(judgeMeToo({ sameVisitor: false, sameNetwork: true })).toBe('network');
  expect(judgeMeToo({ sameVisitor: true, sameNetwork: true })).toBe('visitor');
});

test('a visitor is known again on another day and from another address, within one problem', () => {
  const { visitor } = vote();
  expect(vote({ day: '2026-11-23', address: '198.51.100.1' }).visitor).toBe(visitor);
  expect(vote({ visitor: 'b' }).visitor).not.toBe(visitor);
  expect(vote({}, 'q').visitor).not.toBe(visitor);
});

test('a network is known again on the same day only, and an IPv6 network by its /64', () => {
  const { network } = vote();
  expect(vote({ visitor: 'b' }).network).toBe(network);
  expect(vote({ day: '2026-11-23' }).network).not.toBe(network);
  expect(vote({}, 'q').network).not.toBe(network);
  const six = (address: string) => vote({ address }).network;
  expect(six('2001:db8::1')).toBe(six('2001:db8::ffff:2'));
  expect(six('2001:db8::1')).not.toBe(six('2001:db8:0:1::1'));
  expect(six('unknown')).toBeNull();
});

test('what is kept names nobody', () => {
  const kept = JSON.stringify(vote());
  expect(kept).not.toContain('203.0.113');
  expect(vote().visitor).toMatch(/^[0-9a-f]{64}$/);
  expect(voteOf('other secret', 'p', voter).visitor).not.toBe(vote().visitor);
});
