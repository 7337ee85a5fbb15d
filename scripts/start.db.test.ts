import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { startApp } from './app-for-tests.mjs';
import { anyPort } from './free-port.mjs';
import { identityOf } from './identity.mjs';
import { ROOT } from './surroundings.mjs';

const data = join(tmpdir(), `vocero-story-${randomUUID()}`);
const LONG = 180_000;

afterAll(() => rmSync(data, { recursive: true, force: true }));

type Ledger = Record<string, { pid: number; identity: string }>;
const running = () => JSON.parse(readFileSync(join(data, 'processes.json'), 'utf8')) as Ledger;

function command(words: string[], env: NodeJS.ProcessEnv): string {
  const all = ['scripts/vocero.mjs', ...words];
  return execFileSync(process.execPath, all, { cwd: ROOT, env, encoding: 'utf8' });
}

test(
  'starts, answers, survives the death of each of its processes, and stops cleanly',
  async () => {
    const app = await startApp({ data });
    expect(app.output()).toContain(app.url);
    expect(command(['migrate', '--json'], app.env)).toBe('{"applied":[]}\n');

    const { api } = running();
    process.kill(api!.pid, 'SIGKILL');
    await vi.waitFor(() => expect(running()['api']!.pid).not.toBe(api!.pid), { timeout: 30_000 });
    await vi.waitFor(async () => expect((await fetch(`${app.url}/readyz`)).ok).toBe(true), {
      timeout: 30_000,
    });

    const before = running();
    process.kill(app.pid, 'SIGKILL');
    await vi.waitFor(
      () => {
        for (const { pid, identity } of Object.values(before))
          expect(identityOf(pid)).not.toBe(identity);
      },
      { timeout: 30_000 },
    );

    const again = await startApp({ data });
    const { launcher, ...programs } = running();
    expect(launcher!.pid).toBe(again.pid);
    expect(await again.stop()).toBe(0);
    for (const { pid, identity } of Object.values(programs))
      expect(identityOf(pid)).not.toBe(identity);
    expect(command(['migrate', '--json'], again.env)).toBe('{"applied":[]}\n');
  },
  LONG,
);

test('a taken port is said before anything is started', async () => {
  const port = await anyPort();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', VOCERO_DATA: data };
  const started = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    timeout: 30_000,
  });
  other.close();
  expect(started.status).toBe(2);
  expect(started.stderr).toBe(
    `Port ${port} is taken by another program. Set PORT to a free one, such as ${port + 1}.\n`,
  );
});
