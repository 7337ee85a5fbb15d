import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { supervise } from './supervise.mjs';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vocero-supervise-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A program that runs `source` and, at each start, adds its number to `pids`. */
function run(source: string) {
  const file = join(directory, 'program.mjs');
  writeFileSync(file, source);
  const pids: number[] = [];
  const env = { ...process.env, DIRECTORY: directory };
  const onstart = (pid: number) => void pids.push(pid);
  return { ...supervise({ name: 'test', words: [file], cwd: directory, env, onstart }), pids };
}

const STAYS = 'setInterval(() => {}, 1000);';

test('starts what was killed again', async () => {
  const { pids, stop } = run(STAYS);
  process.kill(pids[0]!, 'SIGKILL');
  await vi.waitFor(() => expect(pids).toHaveLength(2), { timeout: 20_000 });
  await stop();
  expect(() => process.kill(pids[1]!, 0)).toThrow('ESRCH');
});

test('gives up on what dies at once, five times', async () => {
  const { pids, failed } = run('process.exit(7);');
  await expect(failed).rejects.toThrow('ended 5 times at once (code 7)');
  expect(pids).toHaveLength(5);
}, 15_000);

test('does not repeat what says that a setting is wrong', async () => {
  const { pids, failed } = run('process.exit(2);');
  await expect(failed).rejects.toMatchObject({ exitCode: 2 });
  expect(pids).toHaveLength(1);
});

test('lets a program finish what it has in hand', async () => {
  const { stop } = run(`${STAYS}
    import { writeFileSync } from 'node:fs';
    writeFileSync(process.env.DIRECTORY + '/started', '');
    process.on('SIGTERM', () => setTimeout(() => {
      writeFileSync(process.env.DIRECTORY + '/finished', 'yes');
      process.exit(0);
    }, 100));`);
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  await vi.waitFor(() => expect(read('started')).toBe(''), { timeout: 20_000 });
  await stop();
  expect(read('finished')).toBe('yes');
});
