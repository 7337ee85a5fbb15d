import { openCase } from '@vocero/sql/cases';
import { inOrganization } from '@vocero/sql/connect';
import { makePromise, riskAtOf } from '@vocero/sql/promises';
import { addComments } from '@vocero/sql/test-themes';
import { newCaseCode } from './case-code.ts';
import { trackingHash, trackingUrl } from './tracking.ts';
import type { TestApp, TestMember } from './test-app.ts';

export interface TestCase {
  id: string;
  feedbackId: string;
  code: string;
  /** Of the customer's page. */
  path: string;
  promiseId: string;
}

/** A case with its customer's page, an address that was left and a promise for in a week. */
export async function testCase(t: TestApp, owner: TestMember, email: string): Promise<TestCase> {
  const { settings } = t.deps;
  const [feedbackId] = await inOrganization(t.sql, owner.orgId, (tx) =>
    addComments(tx, [{ text: 'The boiler leaks <b>again</b>' }]),
  );
  await t.owner`update feedback set case_code = ${newCaseCode()} where id = ${feedbackId!}`;
  return inOrganization(t.sql, owner.orgId, async (tx) => {
    const hash = trackingHash(settings.secret, feedbackId!);
    await tx`
      insert into contact (org_id, feedback_id, email, phone, purpose_version, purpose_text, locale)
      values (app_org(), ${feedbackId!}, ${email}, '+387 61 234 567', 1, 'Answer me', 'en')`;
    await tx`
      insert into tracking_link (org_id, token_hash, feedback_id)
      values (app_org(), ${hash}, ${feedbackId!})`;
    const id = (await openCase(tx, { feedbackId: feedbackId!, memberId: owner.memberId }))!;
    const dueAt = new Date(Date.now() + 7 * 86_400_000);
    const promiseId = await makePromise(tx, {
      ...{ caseId: id, what: 'A new valve', dueAt, isMain: true, memberId: owner.memberId },
      riskAt: riskAtOf(new Date(), dueAt, 80),
      couldDelay: 'Snow on the pass',
    });
    const [row] = await tx<[{ code: string }]>`
      select code from customer_case where org_id = app_org() and id = ${id}`;
    const path = new URL(trackingUrl(settings, feedbackId!)).pathname;
    return { id, feedbackId: feedbackId!, code: row.code, path, promiseId };
  });
}
