import { changeAskingPolicy, changeSurveyAsking } from '@vocero/api/contract/asking';
import { createServiceEvent } from '@vocero/api/contract/service-events';
import { readInvitationLetter } from '@vocero/api/contract/survey-invitations';
import { createSurvey } from '@vocero/api/contract/surveys';
import { expect } from 'vitest';
import { test } from './story.ts';

const comment = 'The technician explained what was wrong and left everything clean.';

test('a finished service leads to a letter, its link to one comment, and to no second one', async ({
  call,
  freshPage,
  page: staff,
  slug,
}) => {
  const policy = { capDays: 30, firstHour: 0, lastHour: 24, onWeekends: true, replyTo: null };
  await call(changeAskingPolicy, { body: policy });
  const made = { kind: 'survey', name: 'After the visit', locale: 'en' } as const;
  const { id } = await call(createSurvey, { body: made });
  const rules = { isOn: true, delayMinutes: 0, expiresDays: 14, reminderDays: 0 };
  await call(changeSurveyAsking, { params: { id }, body: { ...rules, basis: 'consent' } });

  const customer = { reference: 'K-77', name: 'Ana Ruiz', email: 'ana@home.example' };
  const consent = { given: true, textVersion: 1, text: 'You may ask me.' } as const;
  const occurredAt = new Date(Date.now() - 60_000).toISOString();
  const asked = await call(createServiceEvent, {
    body: { occurredAt, customer: { ...customer, locale: 'en' }, survey: made.name, consent },
  });
  expect(asked.state).toBe('scheduled');

  // Mail is not set up here: the letter is kept, to be sent by hand.
  const params = { id: asked.invitationId };
  const letter = () => call(readInvitationLetter, { params });
  await expect.poll(async () => (await letter()).text, { timeout: 10_000 }).toContain('Hello Ana');
  const link = /https?:\S+solved=yes\S*/.exec((await letter()).text ?? '')?.[0];

  const page = await freshPage({ javaScript: false, width: 320, locale: 'en' });
  await page.goto(link!);
  const solved = page.getByRole('group', { name: 'Was your problem solved?' });
  expect(await solved.getByLabel('Yes').isChecked()).toBe(true);
  expect(await page.getByLabel('Name').count()).toBe(0);
  await page.getByLabel('What should we know?').fill(comment);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('link', { name: 'How may we reach you?' }).waitFor();
  await page.goto(link!);
  await page.getByRole('heading', { name: 'This was answered already' }).waitFor();

  await staff.goto(`/o/${slug}/invitations`);
  const line = staff.getByRole('listitem').filter({ hasText: 'After the visit' });
  await line.getByText('Answered', { exact: true }).waitFor();
  await staff.goto(`/o/${slug}/comments`);
  await staff.getByRole('listitem').filter({ hasText: comment }).waitFor();
});
