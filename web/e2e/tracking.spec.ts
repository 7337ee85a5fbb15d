import { closeCase } from '@vocero/api/contract/case-acts';
import { readCasePageLink } from '@vocero/api/contract/case-pages';
import { openCase, readCase } from '@vocero/api/contract/cases';
import { createFeedback } from '@vocero/api/contract/feedback';
import { makePromise } from '@vocero/api/contract/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import type { Call } from './calls.ts';
import { test } from './story.ts';

const dayAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const photo = {
  name: 'leak.png',
  mimeType: 'image/png',
  // 4 by 3 pixels of one colour.
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEElEQVQImWM40+ECRww4OQB7hhMhQLrF8gAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** A case that stands under a promise, with the address of its customer's page. */
async function promisedCase(call: Call, text: string) {
  const { id: feedbackId } = await call(createFeedback, { body: { channel: 'phone', text } });
  const { id } = await call(openCase, { body: { feedbackId } });
  await call(makePromise, {
    params: { id },
    body: { what: 'A new valve', day: dayAhead(6), couldDelay: 'Snow on the pass', isMain: true },
  });
  const { url, previewUrl } = await call(readCasePageLink, { params: { id } });
  return { id, url, previewUrl };
}

async function closeIt(call: Call, id: string): Promise<void> {
  const { version } = await call(readCase, { params: { id } });
  await call(closeCase, { params: { id }, body: { version, accepted: true, reason: 'solved' } });
}

/** The customer writes, refuses the date and asks for a manager. */
async function speakUp(page: Page): Promise<void> {
  await page.getByLabel('What else should we know?').fill('It drips at night <b>too</b>');
  await page.getByLabel('Photos').setInputFiles(photo);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText(/We have your note of \d/).waitFor();
  await page.getByText('It drips at night <b>too</b>').waitFor();
  await page.getByRole('img', { name: 'Photo 1' }).waitFor();

  await page.getByText('This date does not suit me').click();
  await page.getByLabel('Which day would suit you?').fill(dayAhead(9));
  await page.getByRole('button', { name: 'Send: it does not suit me' }).click();
  await page.getByText('We have your answer about the date.').waitFor();

  await page.getByText('I would like to speak to a manager').click();
  await page.getByRole('button', { name: 'Ask for a manager' }).click();
  await page.getByText('You asked for a manager on').waitFor();
}

for (const javaScript of [false, true]) {
  test(`a customer speaks up on their page and opens it again, ${javaScript ? 'with' : 'without'} script`, async ({
    call,
    freshPage,
    page: staff,
    slug,
  }) => {
    const { id, url, previewUrl } = await promisedCase(call, `The boiler leaks ${javaScript}`);
    const page = await freshPage({ javaScript, width: 320, refusals: [422] });
    await page.goto(url);
    await page.getByText('What could delay it: Snow on the pass', { exact: true }).waitFor();
    await speakUp(page);
    expect(await overflow(page)).toBe(0);

    await staff.goto(`/o/${slug}/cases/${id}`);
    await staff.getByText(/Wants to speak to a manager since/).waitFor();
    await staff.getByRole('img', { name: /^Photo 1, added/ }).waitFor();
    await staff.goto(previewUrl);
    await staff.getByText('Preview for staff').waitFor();
    expect(await staff.getByRole('button').count()).toBe(0);
    if (javaScript) expect(await violations(page)).toEqual([]);

    await closeIt(call, id);
    await page.goto(`${url}?lang=en`);
    await page.getByRole('group', { name: 'How did it turn out?' }).waitFor();
    await page.getByLabel('Not solved').check();
    await page.getByRole('button', { name: 'Send', exact: true }).first().click();
    await page.getByText('It is open again.').waitFor();
    expect((await call(readCase, { params: { id } })).state).toBe('reopened');
  });
}
