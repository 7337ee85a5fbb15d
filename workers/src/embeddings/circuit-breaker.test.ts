import { expect, test } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

function breakerAt(options = {}) {
  const clock = { now: 0 };
  const settings = { failures: 2, pause: 100, longest: 350, now: () => clock.now, ...options };
  return { clock, breaker: new CircuitBreaker(settings) };
}

/** Asks when it may, and fails. */
function fail(breaker: CircuitBreaker) {
  if (breaker.admits()) breaker.failed();
}

test('after failures in a row nothing is asked for a while', () => {
  const { clock, breaker } = breakerAt();
  fail(breaker);
  expect(breaker.admits()).toBe(true);
  breaker.failed();
  clock.now = 99;
  expect(breaker.admits()).toBe(false);
});

test('a success in between begins the count anew', () => {
  const { breaker } = breakerAt();
  fail(breaker);
  breaker.succeeded();
  fail(breaker);
  expect(breaker.admits()).toBe(true);
});

test('after the while one question is asked, and all again when it is answered', () => {
  const { clock, breaker } = breakerAt();
  fail(breaker);
  fail(breaker);
  clock.now = 100;
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  breaker.succeeded();
  expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
});

test('each further while is twice as long, up to the longest', () => {
  const { clock, breaker } = breakerAt();
  fail(breaker);
  fail(breaker);
  const whiles = [];
  for (let round = 0; round < 4; round++) {
    const from = clock.now;
    while (!breaker.admits()) clock.now += 10;
    whiles.push(clock.now - from);
    breaker.failed();
  }
  expect(whiles).toEqual([100, 200, 350, 350]);
});

test('a question that was given up leaves the next one free to be asked', () => {
  const { clock, breaker } = breakerAt();
  fail(breaker);
  fail(breaker);
  clock.now = 100;
  breaker.admits();
  breaker.gaveUp();
  expect(breaker.admits()).toBe(true);
});

test('a pause that was asked for is kept at once', () => {
  const { clock, breaker } = breakerAt();
  breaker.admits();
  breaker.failed(300);
  clock.now = 299;
  expect(breaker.admits()).toBe(false);
  clock.now = 300;
  expect(breaker.admits()).toBe(true);
});
