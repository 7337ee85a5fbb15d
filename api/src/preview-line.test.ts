import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makePreviewLine } from './preview-line.ts';

const stays = new AbortController().signal;

/** Work that ends when it is told to. */
function held() {
  let release = () => {};
  const opened = new Promise<void>((resolve) => (release = resolve));
  return { work: () => opened.then(() => 'done'), release: () => release() };
}

const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: Error) => error.message,
  );

test('one runs at a time, in the order they came', async () => {
  const line = makePreviewLine({ most: 3, patience: 5_000 });
  const order: string[] = [];
  const first = held();
  const runs = [
    line.run('a', stays, () => first.work().finally(() => order.push('a ends'))),
    line.run('b', stays, async () => void order.push('b begins')),
  ];
  await sleep(10);
  expect(order).toEqual([]);
  first.release();
  await Promise.all(runs);
  expect(order).toEqual(['a ends', 'b begins']);
});

test('an organisation has one at most, and may come again when it is done', async () => {
  const line = makePreviewLine({ most: 3, patience: 5_000 });
  const first = held();
  const running = line.run('a', stays, first.work);
  expect(await codeOf(line.run('a', stays, first.work))).toBe('preview_running');
  first.release();
  await running;
  expect(await codeOf(line.run('a', stays, first.work))).toBe('done');
});

test('who finds the line full is told so', async () => {
  const line = makePreviewLine({ most: 2, patience: 5_000 });
  const first = held();
  const runs = [line.run('a', stays, first.work), line.run('b', stays, first.work)];
  expect(await codeOf(line.run('c', stays, first.work))).toBe('preview_busy');
  first.release();
  await Promise.all(runs);
  expect(await codeOf(line.run('c', stays, first.work))).toBe('done');
});

const untilAborted = (signal: AbortSignal) => sleep(60_000, undefined, { signal });

test('what takes too long is ended, and the next one has its turn', async () => {
  const line = makePreviewLine({ most: 2, patience: 30 });
  const slow = codeOf(line.run('a', stays, untilAborted));
  const next = codeOf(line.run('b', stays, () => Promise.resolve()));
  expect(await slow).toBe('preview_too_long');
  expect(await next).toBe('done');
});

test('who goes away gives up the turn, also while waiting', async () => {
  const line = makePreviewLine({ most: 3, patience: 5_000 });
  const [runs, waits] = [new AbortController(), new AbortController()];
  const first = codeOf(line.run('a', runs.signal, untilAborted));
  let begun = false;
  const second = codeOf(line.run('b', waits.signal, async () => void (begun = true)));
  waits.abort();
  runs.abort();
  expect(await first).toBe('preview_too_long');
  expect(await second).toBe('preview_too_long');
  expect(begun).toBe(false);
  expect(await codeOf(line.run('b', stays, () => Promise.resolve()))).toBe('done');
});

test('work that fails fails for its caller alone', async () => {
  const line = makePreviewLine({ most: 3, patience: 5_000 });
  const failing = codeOf(line.run('a', stays, () => Promise.reject(new Error('no memory'))));
  const next = codeOf(line.run('b', stays, () => Promise.resolve()));
  expect([await failing, await next]).toEqual(['no memory', 'done']);
});
