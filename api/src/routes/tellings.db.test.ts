import { inOrganization } from '@vocero/sql/connect';
import { openCase } from '@vocero/sql/cases';
import { draftNext } from '@vocero/sql/tellings';
import { engineTheme } from '@vocero/sql/test-themes';
import { addCustomer } from '@vocero/sql/test-told';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  changeTemplate,
  createTemplate,
  fillTemplates,
  listTemplates,
} from '../contract/message-templates.ts';
import { locales } from '../contract/locales.ts';
import {
  actOnDrafts,
  listDrafts,
  proposeToCases,
  readThemeTellings,
  rewriteDraft,
  startTelling,
} from '../contract/tellings.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { asker } from '../test-ask.ts';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

/** A firm with a theme that was declined with a reason, and a customer who speaks Spanish. */
async function firm() {
  const org = await t.organization();
  const member = await t.member('chair', org);
  const ask = asker(t, member.headers);
  const inOrg = <T>(work: Parameters<typeof inOrganization<T>>[2]) =>
    inOrganization(t.sql, org.id, work);
  const themeId = await inOrg((tx) =>
    engineTheme(tx, { label: 'Late buses', ownerId: member.memberId }),
  );
  await t.owner`update theme set status = 'declined', declined_reason = 'No second driver'
    where id = ${themeId}`;
  const customer = await inOrg((tx) => addCustomer(tx, { themeId, locale: 'es', comments: 2 }));
  return { org, member, ask, inOrg, themeId, customer };
}

test('begins with words in the languages of who is told, made of what is so', async () => {
  const { ask, themeId } = await firm();
  const { body } = await ask(readThemeTellings, { params: { id: themeId } });
  expect(body).toMatchObject({ reachable: 1, told: 0, locales: [{ locale: 'es', count: 1 }] });
  expect(body.start.kind).toBe('declined');
  expect(Object.keys(body.start.words)).toEqual(['es']);
  expect(body.start.words.es?.body).toContain('No second driver');
  expect(body.start.words.es?.body).toContain('2 comentarios');
});

test('drafts are reviewed: other words for one, approved, and nobody told twice', async () => {
  const { ask, inOrg, themeId } = await firm();
  const words = { es: { subject: 'Respuesta', body: 'Su comentario {code}' } };
  const params = { id: themeId };
  const started = await ask(startTelling, { params, body: { words } });
  expect(started).toMatchObject({ status: 202, body: { state: 'drafting', recipients: 1 } });
  const again = await ask(startTelling, { params, body: { words } });
  expect(again).toMatchObject({ status: 409, body: { code: 'telling_running' } });
  const id = started.body.id;
  await inOrg((tx) => draftNext(tx, id));
  const { body } = await ask(listDrafts, { params: { id }, query: { state: 'draft' } });
  const [draft] = body.items;
  expect(draft).toMatchObject({ locale: 'es', personName: 'Jo', state: 'draft' });
  const rewritten = { params: { id, draftId: draft!.id }, body: { subject: 'Sí', body: 'Otra' } };
  expect((await ask(rewriteDraft, rewritten)).status).toBe(204);
  const approved = await ask(actOnDrafts, { params: { id }, body: { act: 'approve', ids: null } });
  expect(approved.body).toMatchObject({
    changed: 1,
    telling: { counts: [{ locale: 'es', state: 'approved', count: 1 }] },
  });
  expect(await ask(rewriteDraft, rewritten)).toMatchObject({
    status: 409,
    body: { code: 'draft_gone' },
  });
  const none = await ask(startTelling, { params, body: { words } });
  expect(none).toMatchObject({ status: 409, body: { code: 'telling_nobody' } });
});

test('an answer goes into open cases that have none, of this theme alone', async () => {
  const { ask, inOrg, themeId, customer, member } = await firm();
  const other = await inOrg((tx) => engineTheme(tx, { label: 'Noise' }));
  const stranger = await inOrg((tx) => addCustomer(tx, { themeId: other }));
  const [own, foreign] = [
    await inOrg((tx) =>
      openCase(tx, { feedbackId: customer.feedbackIds[0]!, memberId: member.memberId }),
    ),
    await inOrg((tx) =>
      openCase(tx, { feedbackId: stranger.feedbackIds[0]!, memberId: member.memberId }),
    ),
  ];
  const sent = {
    params: { id: themeId },
    body: { answer: 'We asked for a driver', caseIds: [own!, foreign!] },
  };
  expect((await ask(proposeToCases, sent)).body).toEqual({ changed: 1 });
  expect((await ask(proposeToCases, sent)).body).toEqual({ changed: 0 });
  const [row] = await t.owner`select state, answer from customer_case where id = ${own!}`;
  expect(row).toEqual({ state: 'received', answer: 'We asked for a driver' });
});

test('texts are there from the start in all languages, and filled from a case', async () => {
  const { ask, inOrg, customer, member } = await firm();
  const { body } = await ask(listTemplates);
  expect(body.items).toHaveLength(12);
  for (const { texts } of body.items)
    expect(Object.keys(texts).sort()).toEqual([...locales].sort());
  const caseId = await inOrg((tx) =>
    openCase(tx, { feedbackId: customer.feedbackIds[0]!, memberId: member.memberId }),
  );
  const filled = await ask(fillTemplates, { params: { id: caseId! } });
  expect(filled.body.locale).toBe('es');
  const one = (purpose: string) => filled.body.items.find((item) => item.purpose === purpose);
  expect(one('acknowledge')).toMatchObject({ missing: [] });
  expect(one('acknowledge')!.text).not.toMatch(/[{}]/);
  expect(one('more_time')).toMatchObject({ missing: ['promise_day'] });
});

test('a text takes no braces that stand for nothing, and no change over another', async () => {
  const { ask } = await firm();
  const text = { purpose: 'other' as const, title: 'Ours' };
  const wrong = await ask(createTemplate, { body: { ...text, texts: { en: 'Dear {nome}' } } });
  expect(wrong.status).toBe(400);
  const { body } = await ask(createTemplate, { body: { ...text, texts: { en: 'About {code}' } } });
  const change = {
    params: { id: body.id },
    body: { ...text, texts: { en: 'It is {code}' }, version: 1, archived: true },
  };
  expect((await ask(changeTemplate, change)).body.archivedAt).not.toBeNull();
  expect(await ask(changeTemplate, change)).toMatchObject({
    status: 409,
    body: { code: 'template_changed' },
  });
});

test('what belongs to another organisation is not there', async () => {
  const { themeId } = await firm();
  const { ask } = await firm();
  const words = { en: { subject: 'a', body: 'b' } };
  const there = { params: { id: themeId }, body: { words } };
  expect((await ask(startTelling, there)).status).toBe(404);
  expect((await ask(readThemeTellings, { params: { id: themeId } })).status).toBe(404);
});
