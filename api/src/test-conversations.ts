import { randomUUID } from 'node:crypto';
import { openCase } from '@vocero/sql/cases';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertConsent } from '@vocero/sql/consents';
import { keepPerson } from '@vocero/sql/persons';
import { addComments } from '@vocero/sql/test-themes';
import { newCaseCode } from './case-code.ts';
import type { Conversation } from './contract/customer-messages.ts';
import type { TestApp } from './test-app.ts';

interface Matter {
  personId: string;
  caseId: string;
  feedbackId: string;
  code: string;
}

/** An administrator in an organisation of their own, with cases to say something in. */
export async function testConversations(t: TestApp) {
  const admin = await t.member('admin');
  const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, admin.orgId, work);

  async function ask<T>(method: string, path: string, body?: unknown, headers = admin.headers) {
    const answer = await t.app.request(`/api/v1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as T };
  }

  /** A case of somebody who may be answered by mail. */
  const matter = (email = 'bo@home.example', phone = '+387 61 000 111'): Promise<Matter> =>
    run(async (tx) => {
      const [feedbackId] = await addComments(tx, [{ text: 'Late' }]);
      const known = { ref: randomUUID(), name: 'Bo', email, phone, locale: 'en' };
      const personId = await keepPerson(tx, known);
      const kept = { purpose: 'answer_me', source: 'api', textVersion: 1, text: 'Yes' } as const;
      for (const channel of ['email', 'sms'] as const) {
        await insertConsent(tx, { personId, channel, ...kept, locale: 'en' });
      }
      const caseId = (await openCase(tx, { feedbackId: feedbackId!, memberId: admin.memberId }))!;
      const [row] = await tx<[{ code: string }]>`
        update customer_case set person_id = ${personId}, code = ${newCaseCode()}
        where org_id = app_org() and id = ${caseId} returning code`;
      return { personId, caseId, feedbackId: feedbackId!, code: row.code };
    });

  const conversation = async ({ caseId }: Matter) =>
    (await ask<Conversation>('GET', `/cases/${caseId}/conversation`)).body;

  return { admin, run, ask, matter, conversation };
}

export type TestConversations = Awaited<ReturnType<typeof testConversations>>;
