import { randomInt, randomUUID } from 'node:crypto';
import { usualPolicy, writeAskingPolicy } from '@vocero/sql/asking';
import { openCase } from '@vocero/sql/cases';
import type { Tx } from '@vocero/sql/connect';
import { insertConsent } from '@vocero/sql/consents';
import { appendCustomerMessage, type NewCustomerMessage } from '@vocero/sql/customer-messages';
import { appendOutbox } from '@vocero/sql/outbox';
import { keepPerson } from '@vocero/sql/persons';
import type { TestDatabase } from '@vocero/sql/test-database';
import { addComments, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { openLog } from '../log.ts';
import { openMailer } from '../messages/mailer.ts';
import { openOutbound } from '../outbound.ts';
import { testGateway } from '../test-gateway.ts';
import { testMailServer } from '../test-mail-server.ts';
import { tellCustomersJob, type TellDeps } from './tell-customers.ts';

export const secret = 'a secret of at least 32 characters';

interface Customer {
  personId: string;
  feedbackId: string;
  caseId: string;
  code: string;
}

interface Row {
  sentAt: Date | null;
  channel: string | null;
  blockedFor: string | null;
  failedAt: Date | null;
  error: string | null;
  body: string | null;
  dueAt: Date;
}

/** An organisation that may write at any hour, with the servers that take what it says. */
export async function testCustomers(database: TestDatabase) {
  const [mail, gateway] = await Promise.all([testMailServer(), testGateway()]);
  const world = await themeWorld(database);
  const parts = { world, mail, gateway };

  const writeHours = (changes: Partial<typeof usualPolicy>) =>
    world.run((tx) =>
      writeAskingPolicy(tx, {
        ...usualPolicy,
        ...{ firstHour: 0, lastHour: 24, onWeekends: true, replyTo: 'help@firm.example' },
        ...changes,
      }),
    );
  await writeHours({ firstHour: 0, lastHour: 24 });

  /** The job, as its row in the outbox has it run. */
  async function tellAll(changes: Partial<TellDeps> = {}) {
    await world.run((tx) => appendOutbox(tx, 'customers.tell', world.orgId));
    const deps = {
      ...{ sql: database.sql, log: openLog('silent'), signal: new AbortController().signal },
      ...{ secret, publicUrl: 'https://v.example.org' },
      ...{ mailer: openMailer(serverOn(parts.mail.port)), mailFrom: 'vocero@example.org' },
      ...{ outbound: openOutbound({ own: true }) },
      ...changes,
    };
    const data = { orgId: world.orgId, subjectIds: [world.orgId] };
    await tellCustomersJob(deps)({ id: '1', data });
  }

  return Object.assign(parts, {
    writeHours,
    tellAll,
    customer: (about: About = {}) => addCustomer(world, about),
    agreeTo: (personId: string, channel: Channel) =>
      world.run((tx) => agree(tx, personId, channel)),
    tell: (to: Customer, changes: Partial<NewCustomerMessage> = {}) =>
      world.run((tx) =>
        appendCustomerMessage(tx, {
          ...{ kind: 'reply', event: randomUUID(), locale: 'en' },
          ...{ personId: to.personId, feedbackId: to.feedbackId, caseId: to.caseId },
          words: { subject: 'About the bus', body: 'It comes at eight.' },
          ...changes,
        }),
      ),
    read: async (id: string | null) => {
      const [row] = await world.run(
        (tx) => tx<[Row]>`
          select sent_at, channel, blocked_for, failed_at, error, body, due_at
          from customer_message where org_id = app_org() and id = ${id}`,
      );
      return row;
    },
    close: () => Promise.all([parts.mail.close(), gateway.close()]),
  });
}

export type TestCustomers = Awaited<ReturnType<typeof testCustomers>>;

const serverOn = (port: number) => ({
  ...{ host: '127.0.0.1', port, secure: false, requireTLS: false, login: null },
  from: 'Vocero <vocero@example.org>',
});

interface About {
  name?: string;
  agrees?: boolean;
  locale?: string;
}

/** Somebody who wrote, agreed to be answered, and has a case. */
function addCustomer(
  world: ThemeWorld,
  { name = 'Bo', agrees = true, locale = 'en' }: About,
): Promise<Customer> {
  return world.run(async (tx) => {
    const email = `${randomUUID().slice(0, 8)}@home.example`;
    const [feedbackId] = await addComments(tx, [{ text: 'Late' }]);
    const known = { ref: randomUUID(), name, email, phone: `+387${randomInt(10 ** 8)}`, locale };
    const personId = await keepPerson(tx, known);
    if (agrees) await agree(tx, personId, 'email', locale);
    const caseId = (await openCase(tx, { feedbackId: feedbackId!, memberId: world.memberId }))!;
    const [row] = await tx<[{ code: string }]>`
      update customer_case set person_id = ${personId}
      where org_id = app_org() and id = ${caseId} returning code`;
    return { personId, feedbackId: feedbackId!, caseId, code: row.code };
  });
}

type Channel = 'email' | 'sms' | 'phone';

const agree = (tx: Tx, personId: string, channel: Channel, locale = 'en') =>
  insertConsent(tx, {
    ...{ personId, channel, purpose: 'answer_me', source: 'api' },
    ...{ textVersion: 1, text: 'Yes', locale },
  });

/** A letter with each head on one line. */
export const unfold = (letter: string) => letter.replace(/\r\n[ \t]+/g, ' ');

/** A letter with the lines of its body as they were written. */
export const plain = (letter: string) => letter.replace(/=\r\n/g, '').replaceAll('=3D', '=');
