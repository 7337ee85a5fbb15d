import { readEngine, relearn } from '@vocero/api/contract/home';
import { createFeedback } from '@vocero/api/contract/feedback';
import { demoComments } from '@vocero/api/demo/comments';
import { expect } from 'vitest';
import type { Call } from './calls.ts';

type Language = 'en' | 'es' | 'bs';

/** What customers of the demo firm say about one thing, word for word. */
export const wordsAbout = (theme: string, language: Language = 'en'): string[] =>
  demoComments
    .filter((comment) => comment.theme === theme && comment.language === language)
    .map(({ text }) => text);

/** Sends comments as a program would, one after another. @returns their ids. */
export async function send(call: Call, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) {
    const { id } = await call(createFeedback, { body: { channel: 'email', text } });
    ids.push(id);
  }
  return ids;
}

/** The same for comments that were said some days ago. */
export async function sendLate(
  call: Call,
  comments: readonly { text: string; daysAgo: number }[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { text, daysAgo } of comments) {
    const occurredAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
    const { id } = await call(createFeedback, { body: { channel: 'email', text, occurredAt } });
    ids.push(id);
  }
  return ids;
}

/**
 * Comments about single things, one in each of the last weeks. Where nothing at all is heard, silence
 * about a theme would not count as a fall.
 */
export const asides = (weeks: number) =>
  wordsAbout('none')
    .slice(0, weeks)
    .map((text, week) => ({ text, daysAgo: 1 + 7 * week }));

const patience = { timeout: 45_000, interval: 250 };

/** Waits until the engine has read every comment and learns nothing more. */
export async function untilRead(call: Call): Promise<void> {
  const left = async () => {
    const { waiting, learning } = await call(readEngine);
    return { waiting, learning };
  };
  await expect.poll(left, patience).toEqual({ waiting: 0, learning: false });
}

/** Has the themes learned from all comments, and waits for it. */
export async function learnThemes(call: Call): Promise<void> {
  await untilRead(call);
  const { lastLearnedAt } = await call(relearn);
  await untilLearnedAfter(call, lastLearnedAt);
}

/** Waits for a learning that ended after another one. */
export async function untilLearnedAfter(call: Call, before: string | null): Promise<void> {
  const last = async () => (await call(readEngine)).lastLearnedAt;
  await expect.poll(last, patience).not.toBe(before);
  await untilRead(call);
}
