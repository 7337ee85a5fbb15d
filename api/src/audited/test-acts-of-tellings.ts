import { randomUUID } from 'node:crypto';
import { draftNext } from '@vocero/sql/tellings';
import { engineTheme } from '@vocero/sql/test-themes';
import { addCustomer } from '@vocero/sql/test-told';
import type { Act, Acting, Answer } from './test-acting.ts';

const ownTemplate = { purpose: 'other', title: 'Ours', texts: { en: 'About {code}' } };

/** What customers are told of a theme, by which templates, and how those who acted are thanked. */
export function actsOfTellings(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    ['post /api/v1/themes/{id}/tellings', () => startTelling(acting)],
    ['put /api/v1/tellings/{id}/drafts/{draftId}', () => rewriteDraft(acting)],
    [
      'post /api/v1/tellings/{id}/drafts',
      () => ask('POST', `/api/v1/tellings/${id('telling')}/drafts`, { act: 'approve', ids: null }),
    ],
    [
      'post /api/v1/themes/{id}/propose-answer',
      () =>
        ask('POST', `/api/v1/themes/${id('told theme')}/propose-answer`, {
          ...{ answer: 'We fixed it', caseIds: [randomUUID()] },
        }),
    ],
    [
      'post /api/v1/templates',
      () => keeping('template', 'id', ask('POST', '/api/v1/templates', ownTemplate)),
    ],
    [
      'put /api/v1/templates/{id}',
      () =>
        ask('PUT', `/api/v1/templates/${id('template')}`, {
          ...{ ...ownTemplate, version: 1, archived: true },
        }),
    ],
    ['post /api/v1/recognitions/{id}/send', () => sendThanks(acting)],
    [
      'patch /api/v1/recognitions/{id}',
      () => ask('PATCH', `/api/v1/recognitions/${id('thanks')}`, { state: 'taken_back' }),
    ],
  ];
}

async function startTelling({ ask, run, keep, keeping }: Acting): Promise<Answer> {
  const themeId = await run(async (tx) => {
    const theme = await engineTheme(tx, { label: 'Late buses' });
    await addCustomer(tx, { themeId: theme });
    return theme;
  });
  keep('told theme', themeId);
  const body = { words: { en: { subject: 'Fixed', body: 'It is fixed' } } };
  return keeping('telling', 'id', ask('POST', `/api/v1/themes/${themeId}/tellings`, body));
}

async function rewriteDraft({ t, admin, ask, run, id }: Acting): Promise<Answer> {
  const telling = id('telling');
  await run((tx) => draftNext(tx, telling));
  const drafts = await t.owner<{ id: string }[]>`
    select id from customer_message where org_id = ${admin.orgId} and kind = 'fixed'`;
  const body = { subject: 'Fixed', body: 'In other words' };
  return ask('PUT', `/api/v1/tellings/${telling}/drafts/${drafts[0]!.id}`, body);
}

async function sendThanks({ t, admin, ask, keep, id }: Acting): Promise<Answer> {
  const evidence = { weeks: 4, count: 8, driver: null, spread: 1 };
  const rows = await t.owner<[{ id: string }]>`
    with theme as (
      insert into theme (org_id, label) values (${admin.orgId}, 'Late') returning id),
    event as (
      insert into theme_event (org_id, theme_id, act, by)
      select ${admin.orgId}, id, 'verified', 'engine' from theme returning id, theme_id)
    insert into recognition (org_id, theme_id, event_id, evidence)
    select ${admin.orgId}, theme_id, id,
      ${t.owner.json({ metric: 'count', before: evidence, after: evidence })}
    from event returning id`;
  keep('thanks', rows[0].id);
  const body = { people: [admin.memberId], words: 'Thank you' };
  return ask('POST', `/api/v1/recognitions/${id('thanks')}/send`, body);
}
