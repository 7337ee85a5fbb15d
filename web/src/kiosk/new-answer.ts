import type { KioskAnswer, KioskConfig } from '@vocero/api/contract/kiosk-device';
import type { Locale } from '@vocero/api/contract/values';
import type { Run } from './run.ts';

interface Given {
  config: KioskConfig;
  run: Run;
  locale: Locale;
  clockOffset: number;
  isFinished: boolean;
}

/** An answer as it waits and is sent. Its id is drawn here, once: by it the server knows it again. */
export const newAnswer = ({ config, run, ...how }: Given): KioskAnswer => ({
  ...how,
  id: crypto.randomUUID(),
  surveyId: config.survey.id,
  version: config.survey.version,
  givenAt: new Date().toISOString(),
  given: Object.fromEntries(
    Object.entries(run.given).map(([field, values]) => [field, [...values]]),
  ),
});
