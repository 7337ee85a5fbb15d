import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backOff, createLiveHub } from './live-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a burst of hints of its kinds is one call', () => {
  const hub = createLiveHub(250);
  const callback = vi.fn();
  hub.listen(['themes', 'feedback'], callback);
  for (let i = 0; i < 20; i += 1) hub.hint(i % 2 ? 'themes' : 'feedback');
  hub.hint('imports');
  vi.advanceTimersByTime(250);
  expect(callback).toHaveBeenCalledTimes(1);

  hub.hint('themes');
  vi.advanceTimersByTime(250);
  expect(callback).toHaveBeenCalledTimes(2);
});

test('who has stopped listening is not called, not even for a hint that waited', () => {
  const hub = createLiveHub(250);
  const callback = vi.fn();
  const stop = hub.listen(['themes'], callback);
  hub.hint('themes');
  stop();
  vi.advanceTimersByTime(1_000);
  expect(callback).not.toHaveBeenCalled();
});

test('after a gap everybody looks again', () => {
  const hub = createLiveHub(0);
  const callback = vi.fn();
  hub.listen(['imports'], callback);
  hub.hintAll();
  vi.advanceTimersByTime(0);
  expect(callback).toHaveBeenCalledTimes(1);
});

test('the wait doubles up to half a minute and is spread', () => {
  expect(backOff(0, 0.5)).toBe(1_000);
  expect(backOff(3, 0.5)).toBe(8_000);
  expect(backOff(20, 0.5)).toBe(30_000);
  expect([backOff(0, 0), backOff(0, 1)]).toEqual([750, 1_250]);
});
