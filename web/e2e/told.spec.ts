import { createFeedback } from '@vocero/api/contract/feedback';
import { listMembers } from '@vocero/api/contract/people';
import { createTheme, moveTheme, readTheme } from '@vocero/api/contract/themes';
import { expect } from 'vitest';
import type { Call } from './calls.ts';
import { test } from './story.ts';

const dayBefore = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** A comment of a customer who wants an answer, said before the weeks of the baseline ended. */
function write(call: Call, text: string, daysAgo: number, email?: string) {
  const occurredAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const customer = email && { customer: { name: 'Jo Reed', email, mayContact: true } };
  return call(createFeedback, { body: { channel: 'email', text, occurredAt, ...customer } });
}

/** The theme is where its fall is being watched: something was done about it. */
async function fix(call: Call, id: string) {
  const [owner] = (await call(listMembers)).items;
  const { version } = await call(readTheme, { params: { id } });
  await call(moveTheme, {
    params: { id },
    body: {
      ...{ version, to: 'verifying', ownerId: owner!.id, shouldExist: 'no' },
      whys: [
        { text: 'Nobody checks the calendar', evidence: [], isRoot: true, category: 'process' },
      ],
      ...{ decisionKind: 'simplify', decision: 'Every visit has a two-hour window' },
      target: { goal: 0, on: dayBefore(-60), from: dayBefore(70), until: dayBefore(21) },
      ...{ actionTaken: 'The windows are in the booking system', actedOn: dayBefore(20) },
    },
  });
}

test(
  'a theme is fixed, its customer told, says it is not solved, and both know',
  { timeout: 60_000 },
  async ({ call, freshPage, session, slug }) => {
    const { id: feedbackId, trackingUrl } = await write(
      ...([call, 'The technician did not come', 30, 'jo@example.org'] as const),
    );
    const others = await Promise.all(
      [40, 50, 60].map((days) => write(call, `Nobody came on day ${days}`, days)),
    );
    const feedbackIds = [feedbackId, ...others.map(({ id }) => id)];
    const { id } = await call(createTheme, { body: { label: 'Missed visits', feedbackIds } });
    await fix(call, id);

    const page = await freshPage({ storageState: session });
    await page.goto(`/o/${slug}/themes/${id}`);
    await page.getByText('1 person can be written to').waitFor();
    await page.getByRole('button', { name: 'Tell them' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('Text')
      .fill('Every visit has a two-hour window now. It was our fault.');
    await dialog.getByRole('button', { name: 'Make drafts' }).click();
    await page.getByRole('heading', { name: 'Jo Reed' }).waitFor();
    await page.getByRole('button', { name: 'Approve 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve 1' }).click();
    await page.getByText('Approved: 1').waitFor();

    const customer = await freshPage();
    await customer.goto(trackingUrl);
    await customer.getByLabel('Not solved').check();
    await customer.getByRole('button', { name: 'Send' }).first().click();
    await customer.waitForURL(/done=outcome/);

    await page.goto(`/o/${slug}/themes/${id}`);
    await page.getByText('1 person says it is not solved').waitFor();
    expect(await page.getByText('too few to say').count()).toBe(1);
  },
);
