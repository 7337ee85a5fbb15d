import { openLog } from './log.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';
import { startWorkers } from './start-workers.ts';

const LONGEST_STOP = 20_000;

try {
  await run(readSettings(process.env));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** Works until it is told to stop, then lets what runs end. */
async function run(settings: Settings): Promise<void> {
  const log = openLog(settings.logLevel);
  const workers = await startWorkers(settings, log);
  log.info({ parts: settings.parts }, 'workers are ready');
  const stop = () => {
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    void workers.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}
