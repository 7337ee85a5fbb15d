import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { canReach } from './server-user.mjs';

const somebody = { uid: 4_000_001, gid: 4_000_001, name: 'somebody' };

test('another user reaches a path only if every directory above it lets everyone pass', () => {
  const top = mkdtempSync(join(tmpdir(), 'vocero-reach-'));
  onTestFinished(() => rmSync(top, { recursive: true }));
  const file = join(top, 'middle', 'file');
  mkdirSync(join(top, 'middle'));
  writeFileSync(file, '');
  chmodSync(top, 0o711);
  chmodSync(join(top, 'middle'), 0o755);
  chmodSync(file, 0o644);
  expect(canReach(file, somebody)).toBe(true);
  expect(canReach(join(top, 'middle', 'not-yet-there'), somebody)).toBe(true);

  chmodSync(file, 0o600);
  expect(canReach(file, somebody)).toBe(false);
  chmodSync(file, 0o644);
  chmodSync(top, 0o700);
  expect(canReach(file, somebody)).toBe(false);
});
