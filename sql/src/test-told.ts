import type { Tx } from './connect.ts';
import { addComments } from './test-themes.ts';

export interface TestCustomer {
  personId: string;
  feedbackIds: string[];
}

/** A customer who agreed to be answered by mail and wrote so many comments in a theme. */
export async function addCustomer(
  tx: Tx,
  { themeId, locale = 'en', comments = 1 }: { themeId: string; locale?: string; comments?: number },
): Promise<TestCustomer> {
  const [person] = await tx<[{ id: string }]>`
    insert into person (org_id, name, email, locale)
    values (app_org(), 'Jo', gen_random_uuid() || '@example.org', ${locale}) returning id`;
  const feedbackIds = await addComments(
    tx,
    Array.from({ length: comments }, (_, n) => ({ themeId, daysAgo: n })),
  );
  for (const feedbackId of feedbackIds) {
    await tx`
      insert into contact (org_id, feedback_id, name, email, purpose_version, purpose_text, locale,
        person_id)
      values (app_org(), ${feedbackId}, 'Jo', 'jo@example.org', 1, 'answer', ${locale}, ${person.id})`;
  }
  await tx`
    insert into consent (org_id, person_id, channel, purpose, text_version, text, locale, source)
    values (app_org(), ${person.id}, 'email', 'answer_me', 1, 'Answer me', ${locale}, 'form')`;
  return { personId: person.id, feedbackIds };
}
