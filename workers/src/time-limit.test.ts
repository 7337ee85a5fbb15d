import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { tookTooLong, withTimeLimit } from './time-limit.ts';

/** Ends when its signal does, and says how. */
const untilEnded = (signal: AbortSignal) =>
  new Promise<boolean>((resolve) => {
    const end = () => resolve(tookTooLong(signal));
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });

test('work ends by its time limit, or with its caller, and can tell which', async () => {
  const caller = new AbortController();
  expect(await withTimeLimit(5, caller.signal, untilEnded)).toBe(true);
  const running = withTimeLimit(60_000, caller.signal, untilEnded);
  caller.abort();
  expect(await running).toBe(false);
  expect(await withTimeLimit(60_000, caller.signal, untilEnded)).toBe(false);
});

test('a caller with a time limit of its own is told apart by the reason it gives', async () => {
  const caller = AbortSignal.abort(new Error('gone'));
  const reason = await withTimeLimit(60_000, caller, (signal) => Promise.resolve(signal.reason));
  expect(reason).toEqual(new Error('gone'));
});

test('the limit holds when memory is swept before it is reached', () => {
  const script = `
    import { withTimeLimit } from ${JSON.stringify(new URL('time-limit.ts', import.meta.url).href)};
    const waiting = withTimeLimit(50, new AbortController().signal, (signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve('ended'))));
    for (let i = 0; i < 5; i++) globalThis.gc();
    const never = new Promise((resolve) => setTimeout(() => resolve('never'), 5_000).unref());
    console.log(await Promise.race([waiting, never]));`;
  const flags = ['--expose-gc', '--import', 'tsx', '--input-type=module', '--eval', script];
  expect(execFileSync(process.execPath, flags, { encoding: 'utf8' }).trim()).toBe('ended');
});
