import { randomUUID } from 'node:crypto';
import { usualPolicy, writeAskingPolicy } from '@vocero/sql/asking';
import { openCase } from '@vocero/sql/cases';
import { insertConsent } from '@vocero/sql/consents';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { keepPerson } from '@vocero/sql/persons';
import type { TestDatabase } from '@vocero/sql/test-database';
import { addComments, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';

export interface LetterWorld extends ThemeWorld {
  /** Has something to say to somebody who agreed to it. */
  write: () => Promise<string>;
}

/** An organisation that writes at any hour to customers who agreed. */
export async function letterWorld(database: TestDatabase): Promise<LetterWorld> {
  const world = await themeWorld(database);
  const hours = { firstHour: 0, lastHour: 24, onWeekends: true, replyTo: 'help@firm.example' };
  await world.run((tx) => writeAskingPolicy(tx, { ...usualPolicy, ...hours }));
  const write = () =>
    world.run(async (tx) => {
      const email = `${randomUUID().slice(0, 8)}@home.example`;
      const [feedbackId] = await addComments(tx, [{ text: 'Late' }]);
      const known = { ref: randomUUID(), name: 'Bo', email, phone: null, locale: 'en' };
      const personId = await keepPerson(tx, known);
      const kept = { channel: 'email', purpose: 'answer_me', source: 'api' } as const;
      await insertConsent(tx, { personId, ...kept, textVersion: 1, text: 'Yes', locale: 'en' });
      const caseId = await openCase(tx, { feedbackId: feedbackId!, memberId: world.memberId });
      const id = await appendCustomerMessage(tx, {
        ...{ kind: 'reply', event: randomUUID(), locale: 'en', caseId, personId },
        ...{ feedbackId: feedbackId!, words: { subject: 'Your bus', body: 'At eight.' } },
      });
      return id!;
    });
  return { ...world, write };
}

export interface LetterFate {
  sentAt: Date | null;
  sendingAt: Date | null;
  failedAt: Date | null;
  error: string | null;
}

export async function fateOf(world: ThemeWorld, id: string): Promise<LetterFate> {
  const [row] = await world.run(
    (tx) => tx<[LetterFate]>`
      select sent_at, sending_at, failed_at, error from customer_message
      where org_id = app_org() and id = ${id}`,
  );
  return row;
}
