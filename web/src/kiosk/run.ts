import type { KioskConfig } from '@vocero/api/contract/kiosk-device';
import { kioskSteps } from '@vocero/api/contract/kiosk-doc';
import type { Question } from '@vocero/api/contract/survey-doc';
import type { Given } from '@vocero/api/contract/survey-logic';

/** How far somebody is: what they answered, and how many screens they left behind. */
export interface Run {
  given: Given;
  passed: number;
}

export const freshRun: Run = { given: {}, passed: 0 };

type Asked = Pick<KioskConfig['survey'], 'questions' | 'comment'>;

/** What is shown next; null: everything was asked. */
export function questionOf({ questions, comment }: Asked, { given, passed }: Run): Question | null {
  const screens = [...kioskSteps({ questions }, given), ...(comment ? [comment] : [])];
  return screens[passed] ?? null;
}

/** On to the next screen, with an answer or, with none, past the question. */
export function answered(run: Run, field: string, values: readonly string[]): Run {
  const { [field]: _, ...others } = run.given;
  const given = values.length > 0 ? { ...others, [field]: values } : others;
  return { given, passed: run.passed + 1 };
}

export const oneBack = (run: Run): Run => ({ ...run, passed: Math.max(0, run.passed - 1) });

/** Whether there is anything to keep of what somebody answered. */
export const saysSomething = ({ given }: Run): boolean => Object.keys(given).length > 0;

/** Milliseconds that lie between two answers at least: a hand that rests on the glass is no crowd. */
const PAUSE = 2_000;
export const mayBegin = (lastKeptAt: number, now: number): boolean =>
  now - lastKeptAt >= PAUSE || now < lastKeptAt;
