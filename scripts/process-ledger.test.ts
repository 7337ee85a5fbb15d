import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { identityOf } from './identity.mjs';
import { launcherRuns, leave, recordProcess, takeOver } from './process-ledger.mjs';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vocero-ledger-'));
});
afterEach(() => rmSync(data, { recursive: true }));

function idle() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('one launcher at a time', async () => {
  await takeOver(data);
  expect(launcherRuns(data)).toBe(true);
  await expect(takeOver(data)).rejects.toThrow('running already');
  leave(data);
  expect(launcherRuns(data)).toBe(false);
  await takeOver(data);
});

test('ends what a killed launcher left behind', async () => {
  const orphan = idle();
  recordProcess(data, 'api', orphan.pid!);
  await takeOver(data);
  if (orphan.exitCode === null && orphan.signalCode === null) await once(orphan, 'exit');
  expect(orphan.signalCode).toBe('SIGTERM');
});

test('a process that only got an old number is left alone', async () => {
  const stranger = idle();
  recordProcess(data, 'api', stranger.pid!);
  const file = join(data, 'processes.json');
  const ledger = readFileSync(file, 'utf8').replace(identityOf(stranger.pid!)!, 'an earlier one');
  writeFileSync(file, ledger);
  await takeOver(data);
  expect(identityOf(stranger.pid!)).toBeDefined();
});
