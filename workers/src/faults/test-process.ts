import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PATIENCE = 60_000;

export interface TestProcess {
  /** Ends it as a machine that loses power would: it cannot say good-bye. */
  kill: () => Promise<void>;
  /** What it has printed, the first hundred thousand characters. */
  said: () => string;
}

export interface ProcessOptions {
  /** From the root of the checkout. */
  file: string;
  env: Record<string, string>;
  /** What it prints when it is ready. */
  ready: string;
}

/** Starts one of our programs and waits until it says that it is ready. */
export async function startProcess({ file, env, ready }: ProcessOptions): Promise<TestProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const isReady = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      if (said.length < 100_000) said += chunk.toString();
      if (said.includes(ready)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`${file} ended: ${said}`)));
    setTimeout(() => reject(new Error(`${file} is not ready: ${said}`)), PATIENCE).unref();
  });
  await isReady;
  return {
    said: () => said,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

export interface WorkersOptions {
  databaseUrl: string;
  parts: string;
  redisUrl?: string | undefined;
  /** Another program than ours: one whose guard is broken on purpose. */
  file?: string;
  /** Further settings, such as those of mail. */
  more?: Record<string, string>;
}

/** The workers' process, which hands work over again after a third of a second. */
export function startWorkerProcess({
  databaseUrl,
  parts,
  redisUrl,
  file = 'workers/src/main.ts',
  more = {},
}: WorkersOptions): Promise<TestProcess> {
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? '',
    LOG_LEVEL: 'info',
    WORKERS_PARTS: parts,
    WORKERS_PATIENCE: '300',
    ...more,
  };
  return startProcess({ file, env, ready: 'workers are ready' });
}
