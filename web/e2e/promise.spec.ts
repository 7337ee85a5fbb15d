import { readCasePageLink } from '@vocero/api/contract/case-pages';
import { openCase } from '@vocero/api/contract/cases';
import { makePromise } from '@vocero/api/contract/promises';
import { connect } from '../../sql/src/connect.ts';
import { expect } from 'vitest';
import { openDatabase } from '../../scripts/database.mjs';
import { readSecrets } from '../../scripts/secrets.mjs';
import { surroundings } from '../../scripts/surroundings.mjs';
import { violations } from './accessibility.ts';
import { send } from './comments.ts';
import { test } from './story.ts';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Nine tenths of the time of a promise go by, and somebody looks at the clocks. */
async function letTimePass(caseId: string): Promise<void> {
  const { data } = surroundings();
  const { ownerUrl } = await openDatabase(data, readSecrets(data), undefined);
  const sql = connect(ownerUrl, { name: 'time that passes', poolSize: 1 });
  await sql`
    update promise set made_at = now() - interval '9 days', risk_at = now() - interval '1 minute',
      due_at = now() + interval '1 day'
    where case_id = ${caseId}`;
  await sql`
    insert into outbox (org_id, topic, subject_id)
    select org_id, 'cases.due', org_id from customer_case where id = ${caseId}`;
  await sql.end();
}

test('a customer is warned before the date, does not accept the new one, and the owner sees it', async ({
  call,
  freshPage,
  page: staff,
  slug,
}) => {
  const [feedbackId] = await send(call, ['The boiler leaks again']);
  const { id } = await call(openCase, { body: { feedbackId: feedbackId! } });
  const body = { what: 'The boiler works again', day: dayIn(10) };
  await call(makePromise, { params: { id }, body });
  await letTimePass(id);

  await staff.goto(`/o/${slug}/cases/${id}`);
  const panel = staff.getByRole('region', { name: 'Promise', exact: true });
  await panel.getByRole('button', { name: 'Review the notice' }).click();
  const dialog = staff.getByRole('dialog', { name: 'Tell the customer about a delay' });
  await dialog.getByLabel('Why the date moves').selectOption('part_missing');
  await dialog.getByLabel('The new day').fill(dayIn(15));
  await dialog.getByRole('button', { name: 'Draft the words' }).click();
  const words = dialog.getByLabel('What the customer reads');
  await words.waitFor();
  expect(await words.inputValue()).toContain('a part that we need has not arrived');
  expect(await violations(staff)).toEqual([]);
  await dialog.getByRole('button', { name: 'Approve and tell the customer' }).click();
  await staff.getByText('The customer is told, and the new date stands.').first().waitFor();

  const { url } = await call(readCasePageLink, { params: { id } });
  const customer = await freshPage({ javaScript: false, width: 320 });
  await customer.goto(url);
  const promised = customer.getByRole('region', { name: 'What we promised you' });
  await promised.getByText('The boiler works again').waitFor();
  await promised.getByText('This date does not suit me').click();
  await promised.getByLabel('Which day would suit you?').fill(dayIn(18));
  await promised.getByLabel('What should we know about it?').fill('Nobody is at home that day.');
  await promised.getByRole('button', { name: 'Send: it does not suit me' }).click();

  await panel.getByText('The customer asks for another date.').waitFor();
  await panel.getByText('Nobody is at home that day.').waitFor();
  await staff.goto(`/o/${slug}/promises?filter=refused`);
  await staff.getByRole('link', { name: /The boiler works again/ }).waitFor();
  expect(await violations(staff)).toEqual([]);
});
