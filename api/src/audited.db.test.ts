import { randomUUID } from 'node:crypto';
import { usualPolicy } from '@vocero/sql/asking';
import { inOrganization } from '@vocero/sql/connect';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { keepPerson } from '@vocero/sql/persons';
import { draftNext } from '@vocero/sql/tellings';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { addCustomer } from '@vocero/sql/test-told';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from './contract/endpoints.ts';
import { commentOnly } from './contract/survey-logic.ts';
import { testApp, type TestApp, type TestMember } from './test-app.ts';

const history = 'is told by the history of its theme, which the log shows';
const reads = 'only reads or counts';
const caseHistory = 'is told by the history of its case';
const intake = 'adds a comment, which tells itself where it came from and when';

/** What changes something, or may, and leaves no line of its own: each with the reason. */
const unaudited: Record<string, string> = {
  'post /api/v1/themes': history,
  'patch /api/v1/themes/{id}': history,
  'post /api/v1/themes/{id}/status': history,
  'post /api/v1/themes/{id}/merge': history,
  'post /api/v1/themes/{id}/split': history,
  'post /api/v1/themes/{id}/actions': history,
  'patch /api/v1/actions/{id}': history,
  'post /api/v1/placements': history,
  'post /api/v1/cases/{id}/choices': caseHistory,
  'post /api/v1/case-choices/{id}/withdraw': caseHistory,
  'put /api/v1/case-choices/{id}/begun': caseHistory,
  'put /api/v1/cases/{id}/type': caseHistory,
  'put /api/v1/cases/{id}/steps/{key}': caseHistory,
  'post /api/v1/solutions/{id}/uses': 'counts a use, which says itself whose it was and when',
  'put /api/v1/solution-uses/{id}': 'is a vote of one’s own on such a use',
  'delete /api/v1/solution-uses/{id}': 'takes back such a use of one’s own',
  'post /api/v1/solutions/offer': reads,
  'post /api/v1/events/{id}/undo': history,
  'post /api/v1/sponsor/asks': history,
  'put /api/v1/councils/{id}/meetings/{day}/theme':
    'only says what is spoken of; how long that was is in the minutes',
  'post /api/v1/themes/{id}/seen': 'only moves the mark of what its reader has seen',
  'post /api/v1/cases/{id}/seen': 'only moves the mark of what its reader has seen',
  'post /api/v1/cases/{id}/promises': caseHistory,
  'post /api/v1/promises/{id}/settlement': caseHistory,
  'post /api/v1/promises/{id}/delay': caseHistory,
  'post /api/v1/promises/{id}/delay/words': reads,
  'put /api/v1/promises/{id}/checks/{position}':
    'ticks a line of a list, which says itself who did and when',
  'post /api/v1/messages/read': 'only moves the mark of what its reader has seen',
  'post /api/v1/messages/test': 'sends a message to whoever asks; the message log shows it',
  'post /api/v1/feedback': intake,
  'post /k/answers': intake,
  'post /k/heartbeat': 'only says that a device is there, every minute',
  'post /k/leave': reads,
  'post /api/v1/kiosks/{id}/test-alert':
    'sends a message to whoever asks; the message log shows it',
  'post /api/v1/cards': intake,
  'post /api/v1/transcripts': intake,
  'post /api/v1/service-events': 'makes an invitation, which tells itself where it came from',
  'post /api/v1/surveys/{id}/asking/test': 'sends a letter to whoever asks, and keeps no answer',
  'post /api/v1/cases/{id}/replies/preview': reads,
  'post /api/v1/cases/{id}/replies': 'is told by the history of its case',
  'post /api/v1/cases/{id}/entries': 'is told by the history of its case',
  'post /api/v1/persons/look-up': reads,
  'post /api/v1/privacy/retention/preview': reads,
  'post /api/v1/erasures/preview': reads,
  'post /api/v1/surveys/{id}/may-call': reads,
  'post /api/v1/feedback/similar': reads,
  'post /api/v1/praise/suggest': reads,
  'post /api/v1/customer-contacts': reads,
  'post /api/v1/kind-rules/preview': reads,
  'post /api/v1/engine/preview': reads,
  'post /api/v1/surveys/{id}/preview': reads,
  'post /api/v1/drivers/check': reads,
  'post /api/v1/imports/{id}/check': reads,
  'post /api/v1/imports/{id}/preview': reads,
  'post /api/v1/join/check': reads,
  'post /api/v1/transcript-sources/{id}/look': reads,
  'post /api/v1/transcript-batches/{id}/files': intake,
  'post /api/v1/surveys/{id}/interviews': intake,
  'post /api/v1/surveys/{id}/calls': 'counts a call, which says itself whose it was and when',
  'delete /api/v1/calls/{id}': 'takes back such a count of one’s own',
};

const promiseBook = '/api/v1/promise-playbook';
const promisePlaybook = { lines: [{ code: 'call', text: null }], missHours: 6 };

let t: TestApp;
let admin: TestMember;
beforeAll(async () => {
  t = await testApp();
  admin = await t.member('admin');
});
afterAll(() => t.close());

/** What the acts before left behind, for those after them. */
const made = new Map<string, string>();
const secrets: string[] = [];

async function ask(method: string, path: string, body: unknown = {}, headers = admin.headers) {
  const answer = await t.app.request(path, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, string> };
}
type Answer = Awaited<ReturnType<typeof ask>>;

/** Keeps a part of an answer under a name. */
async function keeping(name: string, part: string, asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  made.set(name, answer.body[part] ?? '');
  return answer;
}
const id = (name: string) => made.get(name)!;

/** Somebody who may be told something. */
const aPerson = () =>
  inOrganization(t.sql, admin.orgId, (tx) =>
    keepPerson(tx, { ref: 'kowari-1', name: null, email: null, phone: null, locale: 'en' }),
  );

async function aMessage(): Promise<string> {
  const personId = await aPerson();
  const event = randomUUID();
  const made = await inOrganization(t.sql, admin.orgId, (tx) =>
    appendCustomerMessage(tx, { kind: 'reply', event, personId, feedbackId: null, locale: 'en' }),
  );
  return made!;
}

async function anUnmatched(): Promise<string> {
  const [row] = await inOrganization(
    t.sql,
    admin.orgId,
    (tx) => tx<[{ id: string }]>`
      insert into unmatched_reply (org_id, channel, sender, text, reason, external_id)
      values (app_org(), 'sms', '+38761', 'Hi', 'no_case', ${randomUUID()}) returning id`,
  );
  return row.id;
}

const saveDraft = (revision: number, asksContact = false) =>
  ask('PUT', `/api/v1/surveys/${id('survey')}/draft`, {
    doc: { ...commentOnly, asksContact, offersUrgent: asksContact },
    revision,
  });

async function ownWords(): Promise<string[]> {
  const ids = await inOrganization(t.sql, admin.orgId, (tx) =>
    addComments(tx, [{ daysAgo: 1 }, { daysAgo: 1 }, { daysAgo: 1 }]),
  );
  await t.owner`update feedback set reason_other = 'key' where id = any(${ids}::uuid[])`;
  return ids;
}

const anywhere = { anySite: true, sites: [], keepsPage: false, thanksUrl: null };
const part = { page: 'how', topic: 'can', words: { en: { title: 'What we can do' } } };
const problem = { startedAt: '2026-01-05T09:00:00Z', words: { en: { title: 'No internet' } } };

/**
 * Every other endpoint that changes something, in an order in which each of them can. What leaves a
 * line itself and has to be done before comes third.
 */
const acts: [string, () => Promise<Answer>, (() => Promise<unknown>)?][] = [
  ['patch /api/v1/organization', () => ask('PATCH', '/api/v1/organization', { name: 'Firm' })],
  ['patch /api/v1/measures', () => ask('PATCH', '/api/v1/measures', { repeatDays: 9 })],
  ['post /api/v1/departments', () => keeping('department', 'id', addDepartment())],
  [
    'patch /api/v1/departments/{id}',
    () => ask('PATCH', `/api/v1/departments/${id('department')}`, { kind: 'supplier' }),
  ],
  ['patch /api/v1/members/{id}', changeMember],
  ['post /api/v1/invitations', () => keeping('invitation', 'id', invite('one@example.org'))],
  [
    'delete /api/v1/invitations/{id}',
    () => ask('DELETE', `/api/v1/invitations/${id('invitation')}`),
  ],
  ['post /api/v1/join', join, () => invite('two@example.org')],
  ['post /api/v1/keys', makeKey],
  ['delete /api/v1/keys/{id}', () => ask('DELETE', `/api/v1/keys/${id('key')}`)],
  ['post /api/v1/reasons/starter', () => ask('POST', '/api/v1/reasons/starter')],
  [
    'post /api/v1/reasons',
    () =>
      keeping(
        'reason',
        'id',
        ask('POST', '/api/v1/reasons', { code: 'zz', names: { en: 'Other' } }),
      ),
  ],
  [
    'patch /api/v1/reasons/{id}',
    () => ask('PATCH', `/api/v1/reasons/${id('reason')}`, { archived: true }),
  ],
  [
    'post /api/v1/reason-baselines',
    () =>
      ask('POST', '/api/v1/reason-baselines', {
        from: '2026-01-05',
        until: '2026-03-02',
        replace: false,
      }),
  ],
  ['post /api/v1/candidate-reasons/adopt', adopt],
  [
    'post /api/v1/candidate-reasons/drop',
    () =>
      ask('POST', '/api/v1/candidate-reasons/drop', {
        reasonId: id('adopted'),
        feedbackIds: [id('words')],
      }),
  ],
  [
    'post /api/v1/candidate-reasons/dismiss',
    () => ask('POST', '/api/v1/candidate-reasons/dismiss', { feedbackIds: [id('words')] }),
  ],
  [
    'post /api/v1/candidate-reasons/restore',
    () => ask('POST', '/api/v1/candidate-reasons/restore', { feedbackIds: [id('words')] }),
  ],
  ['post /api/v1/kind-rules/starter', () => ask('POST', '/api/v1/kind-rules/starter')],
  [
    'post /api/v1/kind-rules',
    () =>
      keeping(
        'rule',
        'id',
        ask('POST', '/api/v1/kind-rules', { kind: 'simple', name: 'Hours', repeats: true }),
      ),
  ],
  [
    'patch /api/v1/kind-rules/{id}',
    () => ask('PATCH', `/api/v1/kind-rules/${id('rule')}`, { enabled: false }),
  ],
  [
    'post /api/v1/surveys',
    () => keeping('survey', 'id', ask('POST', '/api/v1/surveys', { kind: 'form', name: 'Form' })),
  ],
  [
    'patch /api/v1/surveys/{id}',
    () => ask('PATCH', `/api/v1/surveys/${id('survey')}`, { active: false }),
  ],
  ['put /api/v1/surveys/{id}/draft', () => saveDraft(0)],
  [
    'post /api/v1/surveys/{id}/publish',
    () => ask('POST', `/api/v1/surveys/${id('survey')}/publish`, { revision: 1 }),
  ],
  [
    'delete /api/v1/surveys/{id}/draft',
    () => ask('DELETE', `/api/v1/surveys/${id('survey')}/draft`),
    () => saveDraft(2, true),
  ],
  [
    'put /api/v1/surveys/{id}/method',
    () => ask('PUT', `/api/v1/surveys/${id('survey')}/method`, { purpose: 'To learn' }),
  ],
  ['post /api/v1/places', addPlace],
  [
    'patch /api/v1/places/{id}',
    () => ask('PATCH', `/api/v1/places/${id('place')}`, { name: 'North' }),
  ],
  ['post /api/v1/surveys/{id}/links', linkSurvey],
  [
    'patch /api/v1/survey-links/{id}',
    () => ask('PATCH', `/api/v1/survey-links/${id('survey link')}`, { archived: true }),
  ],
  ['delete /api/v1/cards/{id}', takeBackCard],
  [
    'post /api/v1/places/archive',
    () => ask('POST', '/api/v1/places/archive', { ids: [id('place')], archived: true }),
  ],
  [
    'put /api/v1/synonyms',
    () => ask('PUT', '/api/v1/synonyms', { version: 0, lines: ['box, router'] }),
  ],
  ['post /api/v1/engine/learn', () => ask('POST', '/api/v1/engine/learn')],
  [
    'put /api/v1/drivers/{firstDay}',
    () => ask('PUT', '/api/v1/drivers/2026-01-05', { days: 7, amount: 100 }),
  ],
  ['delete /api/v1/drivers/{firstDay}', () => ask('DELETE', '/api/v1/drivers/2026-01-05')],
  [
    'post /api/v1/drivers/import',
    () => ask('POST', '/api/v1/drivers/import', { csv: 'day,amount\n2026-02-02,50\n' }),
  ],
  ['post /api/v1/merge-suggestions/dismissals', dismissMerge],
  [
    'delete /api/v1/merge-suggestions/dismissals/{themeId}/{otherId}',
    () => ask('DELETE', `/api/v1/merge-suggestions/dismissals/${id('theme')}/${id('other')}`),
  ],
  [
    'patch /api/v1/feedback/{id}',
    () => ask('PATCH', `/api/v1/feedback/${id('words')}`, { kind: 'simple' }),
  ],
  [
    'put /api/v1/feedback/{id}/flags',
    () => ask('PUT', `/api/v1/feedback/${id('words')}/flags`, { flags: ['repeated'] }),
  ],
  [
    'put /api/v1/feedback/{id}/urgent',
    () => ask('PUT', `/api/v1/feedback/${id('urgent')}/urgent`, { taken: true }),
    () =>
      keeping(
        'urgent',
        'id',
        ask('POST', '/api/v1/feedback', {
          channel: 'phone',
          text: 'It smells of gas',
          urgent: true,
        }),
      ),
  ],
  [
    'put /api/v1/organization/help',
    () => ask('PUT', '/api/v1/organization/help', { help: { phone: '900 123 456' } }),
  ],
  ['put /api/v1/feedback/{id}/again', answerAgain],
  [
    'delete /api/v1/feedback/{id}/again',
    () => ask('DELETE', `/api/v1/feedback/${id('again')}/again`),
  ],
  ['patch /api/v1/mailbox', () => ask('PATCH', '/api/v1/mailbox', { digestByMail: false })],
  ['post /api/v1/imports/{id}/start', startImport],
  ['post /api/v1/imports/{id}/undo', undoImport],
  [
    'post /api/v1/transcript-sources',
    () => keeping('calls', 'id', ask('POST', '/api/v1/transcript-sources', { name: 'Calls' })),
  ],
  [
    'put /api/v1/transcript-sources/{id}/speakers',
    () =>
      ask('PUT', `/api/v1/transcript-sources/${id('calls')}/speakers`, {
        speakers: [{ name: 'Ana', isCustomer: true }],
      }),
  ],
  [
    'post /api/v1/transcript-batches',
    () => ask('POST', '/api/v1/transcript-batches', { sourceId: id('calls'), name: 'Calls' }),
  ],
  ['post /api/v1/share-links', shareWeek],
  ['delete /api/v1/share-links/{id}', () => ask('DELETE', `/api/v1/share-links/${id('link')}`)],
  [
    'post /api/v1/views',
    () =>
      keeping(
        'view',
        'id',
        ask('POST', '/api/v1/views', { name: 'Late', query: 'q=late', shared: true }),
      ),
  ],
  ['patch /api/v1/views/{id}', () => ask('PATCH', `/api/v1/views/${id('view')}`, { name: 'L' })],
  ['delete /api/v1/views/{id}', () => ask('DELETE', `/api/v1/views/${id('view')}`)],
  ['post /api/v1/kiosks', addKiosk, addSurvey],
  [
    'patch /api/v1/kiosks/{id}',
    () => ask('PATCH', `/api/v1/kiosks/${id('kiosk')}`, { pin: '97531864' }),
  ],
  ['post /api/v1/kiosks/{id}/pairing', makePairing],
  ['post /k/pair', () => ask('POST', '/k/pair', { token: id('pairing') })],
  [
    'delete /api/v1/kiosks/{id}/pairing',
    () => ask('DELETE', `/api/v1/kiosks/${id('kiosk')}/pairing`),
  ],
  ['delete /api/v1/kiosks/{id}', () => ask('DELETE', `/api/v1/kiosks/${id('kiosk')}`)],
  ['post /api/v1/supplier-links', linkSupplier],
  [
    'patch /api/v1/supplier-links/{id}',
    () => ask('PATCH', `/api/v1/supplier-links/${id('supplier link')}`, { showsQuotes: false }),
  ],
  [
    'delete /api/v1/supplier-links/{id}',
    () => ask('DELETE', `/api/v1/supplier-links/${id('supplier link')}`),
  ],
  ['put /api/v1/themes/{id}/supplier/actions', giveActions],
  [
    'put /api/v1/feedback/{id}/praise',
    () => ask('PUT', `/api/v1/feedback/${id('words')}/praise`, { memberIds: [admin.memberId] }),
  ],
  ['post /api/v1/themes/{id}/tellings', startTelling],
  ['put /api/v1/tellings/{id}/drafts/{draftId}', rewriteDraft],
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
  ['post /api/v1/recognitions/{id}/send', sendThanks],
  [
    'patch /api/v1/recognitions/{id}',
    () => ask('PATCH', `/api/v1/recognitions/${id('thanks')}`, { state: 'taken_back' }),
  ],
  ['post /api/v1/councils', foundCouncil],
  [
    'put /api/v1/surveys/{id}/embed',
    () => ask('PUT', `/api/v1/surveys/${id('survey')}/embed`, anywhere),
  ],
  ['put /api/v1/opening-hours', () => ask('PUT', '/api/v1/opening-hours', { items: [] })],
  [
    'put /api/v1/openness/pages',
    () => ask('PUT', '/api/v1/openness/pages', { page: 'how', isPublished: true }),
  ],
  [
    'post /api/v1/public-entries',
    () => keeping('entry', 'id', ask('POST', '/api/v1/public-entries', part)),
  ],
  [
    'put /api/v1/public-entries/{id}',
    () => ask('PUT', `/api/v1/public-entries/${id('entry')}`, { ...part, version: 1 }),
  ],
  [
    'post /api/v1/public-entries/{id}/review',
    () => ask('POST', `/api/v1/public-entries/${id('entry')}/review`, { version: 2 }),
  ],
  ['post /api/v1/public-entries/{id}/publish', publishPart],
  [
    'post /api/v1/public-entries/{id}/unpublish',
    () => ask('POST', `/api/v1/public-entries/${id('entry')}/unpublish`),
  ],
  [
    'post /api/v1/public-entries/{id}/move',
    () => ask('POST', `/api/v1/public-entries/${id('entry')}/move`, { by: 1 }),
  ],
  [
    'delete /api/v1/public-entries/{id}',
    () => ask('DELETE', `/api/v1/public-entries/${id('entry')}`),
  ],
  ['post /api/v1/held-ideas/{id}', declineIdea],
  [
    'post /api/v1/known-problems',
    () => keeping('problem', 'id', ask('POST', '/api/v1/known-problems', problem)),
  ],
  [
    'put /api/v1/known-problems/{id}',
    () => ask('PUT', `/api/v1/known-problems/${id('problem')}`, { ...problem, version: 1 }),
  ],
  [
    'post /api/v1/known-problems/{id}/end',
    () => ask('POST', `/api/v1/known-problems/${id('problem')}/end`),
  ],
  [
    'post /api/v1/known-problems/{id}/reopen',
    () => ask('POST', `/api/v1/known-problems/${id('problem')}/reopen`),
  ],
  [
    'patch /api/v1/councils/{id}',
    () => ask('PATCH', `/api/v1/councils/${id('council')}`, { version: 1, minutes: 45 }),
  ],
  [
    'put /api/v1/councils/{id}/meetings/{day}/agenda',
    () => ask('PUT', `${meeting()}/agenda`, { version: 0, items: [] }),
  ],
  [
    'patch /api/v1/councils/{id}/meetings/{day}',
    () => ask('PATCH', meeting(), { version: 1, cancelled: true }),
  ],
  ['post /api/v1/councils/{id}/meetings/{day}/start', () => ask('POST', `${nextMeeting()}/start`)],
  [
    'put /api/v1/councils/{id}/meetings/{day}/present',
    () => ask('PUT', `${nextMeeting()}/present`, { memberId: admin.memberId, isPresent: true }),
  ],
  ['post /api/v1/councils/{id}/meetings/{day}/entries', note],
  [
    'post /api/v1/councils/{id}/meetings/{day}/entries/{entryId}/undo',
    () => ask('POST', `${nextMeeting()}/entries/${id('entry')}/undo`),
  ],
  ['post /api/v1/councils/{id}/meetings/{day}/close', () => ask('POST', `${nextMeeting()}/close`)],
  [
    'post /api/v1/councils/{id}/meetings/{day}/reopen',
    () => ask('POST', `${nextMeeting()}/reopen`),
  ],
  ['post /api/v1/councils/{id}/feed', makeFeed],
  [
    'delete /api/v1/councils/{id}/feed',
    () => ask('DELETE', `/api/v1/councils/${id('council')}/feed`),
  ],
  ['post /api/v1/themes/{id}/objections', recordObjection],
  [
    'patch /api/v1/objections/{id}',
    () => ask('PATCH', `/api/v1/objections/${id('objection')}`, { version: 1, saidBy: 'Ana' }),
  ],
  [
    'post /api/v1/objections/{id}/escalation',
    () => ask('POST', `/api/v1/objections/${id('objection')}/escalation`),
    () => t.member('chair', { id: admin.orgId, slug: admin.slug }),
  ],
  ['put /api/v1/promise-playbook', () => ask('PUT', promiseBook, promisePlaybook)],
  [
    'post /api/v1/solutions',
    () => keeping('solution', 'id', ask('POST', '/api/v1/solutions', solution)),
  ],
  [
    'put /api/v1/solutions/{id}',
    () => ask('PUT', `/api/v1/solutions/${id('solution')}`, { ...solution, version: 1 }),
  ],
  [
    'post /api/v1/solutions/{id}/review',
    () => ask('POST', `/api/v1/solutions/${id('solution')}/review`),
  ],
  [
    'put /api/v1/solutions/{id}/archived',
    () => ask('PUT', `/api/v1/solutions/${id('solution')}/archived`, { archived: true }),
  ],
  ['post /api/v1/case-types/starter', () => ask('POST', '/api/v1/case-types/starter')],
  [
    'post /api/v1/case-types',
    () => keeping('caseType', 'id', ask('POST', '/api/v1/case-types', caseType)),
  ],
  [
    'put /api/v1/case-types/{id}',
    () => ask('PUT', `/api/v1/case-types/${id('caseType')}`, { ...caseType, version: 1 }),
  ],
  [
    'put /api/v1/case-types/{id}/archived',
    () => ask('PUT', `/api/v1/case-types/${id('caseType')}/archived`, { archived: true }),
  ],
  ['post /api/v1/remedies/starter', () => ask('POST', '/api/v1/remedies/starter')],
  [
    'post /api/v1/remedies',
    () =>
      keeping(
        'remedy',
        'id',
        ask('POST', '/api/v1/remedies', { name: 'Tea', code: 'zz', ownLimit: 9 }),
      ),
  ],
  [
    'patch /api/v1/remedies/{id}',
    () => ask('PATCH', `/api/v1/remedies/${id('remedy')}`, { ownLimit: 10 }),
  ],
  ['post /api/v1/remedy-grants', () => keeping('grant', 'id', grantTea(admin.headers))],
  [
    'post /api/v1/remedy-grants/{id}/withdrawal',
    () => ask('POST', `/api/v1/remedy-grants/${id('grant')}/withdrawal`, { reason: 'wombat' }),
  ],
  ['post /api/v1/remedy-grants/{id}/decision', decideTea, askForTea],
  [
    'put /api/v1/asking/policy',
    () => ask('PUT', '/api/v1/asking/policy', { ...usualPolicy, capDays: 40 }),
  ],
  ['put /api/v1/surveys/{id}/asking', askAfterService, addVisitSurvey],
  [
    'post /api/v1/service-hooks',
    () => keeping('hook', 'id', ask('POST', '/api/v1/service-hooks', { name: 'Till' })),
  ],
  [
    'put /api/v1/customer-sending/policy',
    () => ask('PUT', '/api/v1/customer-sending/policy', { replyPlus: true }),
  ],
  [
    'put /api/v1/send-adapters/{channel}',
    () => ask('PUT', '/api/v1/send-adapters/sms', { url: 'https://sms.example.org/' }),
  ],
  ['post /api/v1/send-adapters/{channel}/key', () => ask('POST', '/api/v1/send-adapters/sms/key')],
  [
    'post /api/v1/send-adapters/{channel}/trial',
    () => ask('POST', '/api/v1/send-adapters/sms/trial', { to: '+38761' }),
  ],
  ['delete /api/v1/send-adapters/{channel}', () => ask('DELETE', '/api/v1/send-adapters/sms')],
  [
    'post /api/v1/reply-hooks',
    () => keeping('replies', 'id', ask('POST', '/api/v1/reply-hooks', { name: 'Mailbox' })),
  ],
  ['delete /api/v1/reply-hooks/{id}', () => ask('DELETE', `/api/v1/reply-hooks/${id('replies')}`)],
  [
    'put /api/v1/alert-settings/{alert}',
    () => ask('PUT', '/api/v1/alert-settings/renewal', { isOn: false, words: {} }),
  ],
  [
    'put /api/v1/persons/{id}/alerts',
    async () => ask('PUT', `/api/v1/persons/${await aPerson()}/alerts`, { off: ['stage'] }),
  ],
  [
    'post /api/v1/alerts',
    async () => {
      await aPerson();
      return ask('POST', '/api/v1/alerts', { type: 'renewal', ref: 'kowari-1', eventId: 'e1' });
    },
  ],
  [
    'patch /api/v1/customer-messages/{id}',
    async () =>
      ask('PATCH', `/api/v1/customer-messages/${await aMessage()}`, {
        subject: 'Hi',
        body: 'There',
      }),
  ],
  [
    'post /api/v1/customer-messages/{id}/acts',
    async () =>
      ask('POST', `/api/v1/customer-messages/${await aMessage()}/acts`, { act: 'discard' }),
  ],
  [
    'post /api/v1/unmatched-replies/{id}/settle',
    async () =>
      ask('POST', `/api/v1/unmatched-replies/${await anUnmatched()}/settle`, { code: null }),
  ],
  ['delete /api/v1/service-hooks/{id}', () => ask('DELETE', `/api/v1/service-hooks/${id('hook')}`)],
  [
    'post /api/v1/survey-invitations/{id}/cancel',
    () => ask('POST', `/api/v1/survey-invitations/${id('asked')}/cancel`),
    finishService,
  ],
  [
    'post /api/v1/survey-invitations/{id}/restore',
    () => ask('POST', `/api/v1/survey-invitations/${id('asked')}/restore`),
  ],
  ['put /api/v1/persons/{id}/preferences', preferEvenings],
  [
    'put /api/v1/privacy/retention',
    () => ask('PUT', '/api/v1/privacy/retention', { rules: [{ what: 'audit', months: 24 }] }),
  ],
  ['post /api/v1/erasures', askErasure],
  [
    'put /api/v1/persons/{id}/do-not-contact',
    () => ask('PUT', `/api/v1/persons/${id('person')}/do-not-contact`, { doNotContact: true }),
  ],
  ['post /api/v1/persons/{id}/consents', agreeToCalls],
  [
    'post /api/v1/persons/{id}/consents/{consent}/withdraw',
    () => ask('POST', `/api/v1/persons/${id('person')}/consents/${id('consent')}/withdraw`),
  ],
  ['post /api/v1/demo', () => ask('POST', '/api/v1/demo')],
  ['delete /api/v1/demo', () => ask('DELETE', '/api/v1/demo')],
  ['post /api/v1/cases', () => keeping('case', 'id', openCase())],
  ['post /api/v1/cases/{id}/acknowledge', () => onCase('POST', 'acknowledge', { nextContactAt })],
  ['patch /api/v1/cases/{id}', () => onCase('PATCH', '', { nextContactAt, wish: 'The numbat' })],
  ['post /api/v1/cases/{id}/undo', undoCase],
  ['put /api/v1/cases/{id}/people', giveCase],
  [
    'post /api/v1/cases/{id}/comments',
    () => ask('POST', `/api/v1/cases/${id('case')}/comments`, { feedbackId: id('further') }),
    () => keeping('further', 'id', ask('POST', '/api/v1/feedback', furtherSaid)),
  ],
  [
    'delete /api/v1/cases/{id}/comments/{feedbackId}',
    () => ask('DELETE', `/api/v1/cases/${id('case')}/comments/${id('further')}`),
  ],
  ['post /api/v1/cases/{id}/state', () => onCase('POST', 'state', { to: 'waiting' })],
  ['post /api/v1/cases/{id}/resume', () => onCase('POST', 'resume', {})],
  ['post /api/v1/cases/{id}/escalate', escalateCase],
  ['post /api/v1/cases/{id}/close', () => onCase('POST', 'close', closing)],
  [
    'post /api/v1/cases/{id}/reopen',
    () => onCase('POST', 'reopen', { reason: 'The bilby again', nextContactAt }),
  ],
  ['put /api/v1/case-policy', changeCasePolicy],
  [
    'post /api/v1/holidays',
    () => ask('POST', '/api/v1/holidays', { items: [{ day: '2027-01-01', name: 'New year' }] }),
  ],
  ['delete /api/v1/holidays/{day}', () => ask('DELETE', '/api/v1/holidays/2027-01-01')],
];

const solution = { texts: { en: { title: 'Restart it', steps: 'Press the button' } } };
const caseType = { names: { en: 'Question' }, steps: [{ name: 'Answer it' }] };

/** Acts that make an organisation: the line stands in the new one. */
const founding = ['post /api/v1/setup', 'post /api/v1/organizations'];

test('every endpoint that changes something leaves a line, or stands in the list with a reason', () => {
  const changing = endpoints.filter(({ method }) => method !== 'get');
  const names = changing.map(({ method, path }) => `${method} ${path}`).sort();
  const known = [...Object.keys(unaudited), ...acts.map(([name]) => name), ...founding];
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !names.includes(name))).toEqual([]);
});

const countLines = async (orgId: string) => {
  const [row] = await t.owner<[{ n: number }]>`
    select count(*)::int as n from audit_event where org_id = ${orgId}`;
  return row.n;
};

test('an act leaves exactly one line, and no line holds a secret or an address of mail', async () => {
  for (const [name, act, prepare] of acts) {
    await prepare?.();
    const before = await countLines(admin.orgId);
    const answer = await act();
    expect([name, answer.status < 300, answer.body]).toEqual([name, true, answer.body]);
    expect([name, (await countLines(admin.orgId)) - before]).toEqual([name, 1]);
  }
  const rows = await t.owner<{ line: string }[]>`
    select audit_event::text as line from audit_event where org_id = ${admin.orgId}`;
  const all = rows.map(({ line }) => line).join('\n');
  expect(secrets.length).toBeGreaterThan(4);
  for (const secret of [...secrets, t.password, '@example.org', admin.headers['cookie']!]) {
    expect(all).not.toContain(secret);
  }
}, 120_000);

test('a new organisation begins with the line of who made it', async () => {
  const { body } = await ask('POST', '/api/v1/organizations', { name: 'Second' });
  expect(await countLines(body['id']!)).toBe(1);
});

const addDepartment = () => ask('POST', '/api/v1/departments', { name: 'Parts' });

async function addPlace(): Promise<Answer> {
  const answer = await ask('POST', '/api/v1/places', { names: ['Norte'] });
  made.set('place', (answer.body['added'] as unknown as { id: string }[])[0]!.id);
  return answer;
}

async function takeBackCard(): Promise<Answer> {
  const said = { version: 0, day: '2026-01-05', given: { comment: ['Typed by hand'] } };
  const card = { id: randomUUID(), surveyId: id('survey'), ...said };
  const { body } = await ask('POST', '/api/v1/cards', card);
  return ask('DELETE', `/api/v1/cards/${body['id']}`);
}

async function linkSurvey(): Promise<Answer> {
  const body = { channel: 'qr', placeIds: [id('place')] };
  const answer = await ask('POST', `/api/v1/surveys/${id('survey')}/links`, body);
  const [link] = answer.body['items'] as unknown as { id: string; url: string }[];
  made.set('survey link', link!.id);
  secrets.push(link!.url.split('/').at(-1)!);
  return answer;
}

async function changeMember(): Promise<Answer> {
  const other = await t.member('agent', { id: admin.orgId, slug: admin.slug });
  return ask('PATCH', `/api/v1/members/${other.memberId}`, { role: 'owner' });
}

async function invite(email: string): Promise<Answer> {
  const answer = await ask('POST', '/api/v1/invitations', { name: 'Ana', email, role: 'agent' });
  made.set('token', answer.body['url']!.split('#')[1]!);
  secrets.push(id('token'));
  return answer;
}

function join(): Promise<Answer> {
  const password = 'a long and secret password';
  secrets.push(password);
  return ask('POST', '/api/v1/join', { token: id('token'), name: 'Ana', password });
}

async function makeKey(): Promise<Answer> {
  const body = { name: 'Shop', scopes: ['feedback:read'] };
  const answer = await keeping('key', 'id', ask('POST', '/api/v1/keys', body));
  secrets.push(answer.body['key']!);
  return answer;
}

async function adopt(): Promise<Answer> {
  const feedbackIds = await ownWords();
  made.set('words', feedbackIds[0]!);
  const answer = await ask('POST', '/api/v1/candidate-reasons/adopt', {
    code: 'ke',
    names: { en: 'Lost key' },
    feedbackIds,
  });
  made.set('adopted', (answer.body['reason'] as unknown as { id: string }).id);
  return answer;
}

const ownTemplate = { purpose: 'other', title: 'Ours', texts: { en: 'About {code}' } };

async function startTelling(): Promise<Answer> {
  const themeId = await inOrganization(t.sql, admin.orgId, async (tx) => {
    const theme = await engineTheme(tx, { label: 'Late buses' });
    await addCustomer(tx, { themeId: theme });
    return theme;
  });
  made.set('told theme', themeId);
  const body = { words: { en: { subject: 'Fixed', body: 'It is fixed' } } };
  return keeping('telling', 'id', ask('POST', `/api/v1/themes/${themeId}/tellings`, body));
}

async function rewriteDraft(): Promise<Answer> {
  const telling = id('telling');
  await inOrganization(t.sql, admin.orgId, (tx) => draftNext(tx, telling));
  const drafts = await t.owner<{ id: string }[]>`
    select id from customer_message where org_id = ${admin.orgId} and kind = 'fixed'`;
  const body = { subject: 'Fixed', body: 'In other words' };
  return ask('PUT', `/api/v1/tellings/${telling}/drafts/${drafts[0]!.id}`, body);
}

async function sendThanks(): Promise<Answer> {
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
  made.set('thanks', rows[0].id);
  const body = { people: [admin.memberId], words: 'Thank you' };
  return ask('POST', `/api/v1/recognitions/${id('thanks')}/send`, body);
}

const nextContactAt = new Date(Date.now() + 86_400_000).toISOString();
const furtherSaid = { channel: 'phone', text: 'The potoroo too' };
const closing = { accepted: true, reason: 'policy', note: 'The dunnart says so' };

function openCase(): Promise<Answer> {
  secrets.push('numbat', 'bilby', 'potoroo', 'dunnart', 'kowari');
  return ask('POST', '/api/v1/cases', { feedbackId: id('words') });
}

async function readCase() {
  const answer = await t.app.request(`/api/v1/cases/${id('case')}`, { headers: admin.headers });
  return (await answer.json()) as { version: number; undoable: string; owner: { id: string } };
}

/** An act on the case as it is now. */
async function onCase(method: string, act: string, body: object): Promise<Answer> {
  const { version } = await readCase();
  return ask(method, `/api/v1/cases/${id('case')}${act && `/${act}`}`, { version, ...body });
}

async function undoCase(): Promise<Answer> {
  return onCase('POST', 'undo', { eventId: (await readCase()).undoable });
}

async function giveCase(): Promise<Answer> {
  const other = await t.member('agent', { id: admin.orgId, slug: admin.slug });
  made.set('colleague', other.memberId);
  return onCase('PUT', 'people', { ownerId: admin.memberId, deputyId: other.memberId });
}

function escalateCase(): Promise<Answer> {
  const to = { to: 'expert', ownerId: id('colleague') };
  return onCase('POST', 'escalate', { ...to, reason: 'The kowari', nextContactAt });
}

async function changeCasePolicy(): Promise<Answer> {
  const answer = await t.app.request('/api/v1/case-policy', { headers: admin.headers });
  const { holidays: _, timeZone: __, ...policy } = (await answer.json()) as Record<string, unknown>;
  return ask('PUT', '/api/v1/case-policy', { ...policy, ackHours: 8 });
}

async function dismissMerge(): Promise<Answer> {
  for (const name of ['theme', 'other']) {
    await keeping(name, 'id', ask('POST', '/api/v1/themes', { label: `A ${name}` }));
  }
  const body = { themeId: id('theme'), otherId: id('other') };
  return ask('POST', '/api/v1/merge-suggestions/dismissals', body);
}

/** Somebody else, so that whom the others are about stays. */
async function askErasure(): Promise<Answer> {
  const said = { channel: 'phone', text: 'Please forget this zebra', customer: 'customer-88' };
  secrets.push(said.text, said.customer);
  await keeping('forgotten', 'id', ask('POST', '/api/v1/feedback', said));
  return ask('POST', '/api/v1/erasures', { feedbackId: id('forgotten') });
}

async function answerAgain(): Promise<Answer> {
  const said = {
    channel: 'phone',
    text: 'The zebra is late',
    customer: 'customer-77',
    reason: 'wo',
  };
  secrets.push(said.text, said.customer);
  const occurredAt = new Date(Date.now() - 86_400_000).toISOString();
  await ask('POST', '/api/v1/feedback', { ...said, occurredAt });
  await keeping('again', 'id', ask('POST', '/api/v1/feedback', said));
  const text = 'nobody called back';
  secrets.push(text);
  return ask('PUT', `/api/v1/feedback/${id('again')}/again`, { cause: 'other', text });
}

/** As whoever has these headers, on a comment that is there. */
function grantTea(headers: Record<string, string>, amount = 5): Promise<Answer> {
  const reason = 'the quokka spilled it';
  secrets.push(reason, 'wombat');
  const body = {
    id: randomUUID(),
    remedyId: id('remedy'),
    feedbackId: id('words'),
    amount,
    reason,
  };
  return ask('POST', '/api/v1/remedy-grants', body, headers);
}

/** Somebody else asks: nobody decides what they asked for. */
async function askForTea(): Promise<Answer> {
  const other = await t.member('agent', { id: admin.orgId, slug: admin.slug });
  return keeping('asked', 'id', grantTea(other.headers, 50));
}

function decideTea(): Promise<Answer> {
  return ask('POST', `/api/v1/remedy-grants/${id('asked')}/decision`, { granted: true });
}

async function startImport(): Promise<Answer> {
  const answer = await t.app.request('/api/v1/imports?fileName=said.csv', {
    method: 'POST',
    headers: { ...admin.headers, 'content-type': 'application/octet-stream' },
    body: 'comment\nThe quagga bit me\n',
  });
  secrets.push('quagga');
  const { id, mapping } = (await answer.json()) as { id: string; mapping: object };
  made.set('import', id);
  return ask('POST', `/api/v1/imports/${id}/start`, mapping);
}

async function undoImport(): Promise<Answer> {
  await expect.poll(importState, { timeout: 20_000 }).toBe('done');
  return ask('POST', `/api/v1/imports/${id('import')}/undo`);
}

async function importState(): Promise<string> {
  const [row] = await t.owner<[{ state: string }]>`
    select state from import where id = ${id('import')}`;
  return row.state;
}

async function shareWeek(): Promise<Answer> {
  await t.owner`
    insert into topten_week (org_id, week_start, is_late, contacts, unsorted, unread, covered,
      previous_contacts, contact_minutes, currency)
    values (${admin.orgId}, '2026-01-05', false, 0, 0, 0, 0, 0, 6, 'EUR')`;
  const body = { week: '2026-01-05', days: 7 };
  const answer = await keeping('link', 'id', ask('POST', '/api/v1/share-links', body));
  secrets.push(answer.body['url']!.split('/').at(-1)!);
  return answer;
}

function addSurvey(): Promise<Answer> {
  const body = { kind: 'survey', name: 'At the door' };
  return keeping('door survey', 'id', ask('POST', '/api/v1/surveys', body));
}

async function addKiosk(): Promise<Answer> {
  const pin = '86429753';
  secrets.push(pin, '97531864');
  const body = { name: 'Door', surveyId: id('door survey'), locales: ['en'], pin };
  return keeping('kiosk', 'id', ask('POST', '/api/v1/kiosks', body));
}

async function makePairing(): Promise<Answer> {
  const answer = await ask('POST', `/api/v1/kiosks/${id('kiosk')}/pairing`);
  made.set('pairing', answer.body['url']!.split('#pair=')[1]!);
  secrets.push(id('pairing'));
  return answer;
}

async function linkSupplier(): Promise<Answer> {
  const body = {
    departmentId: id('department'),
    name: 'Ivo',
    email: 'ivo@ferro.example',
    days: 30,
  };
  const asked = ask('POST', '/api/v1/supplier-links', body);
  const answer = await keeping('supplier link', 'id', asked);
  secrets.push(body.email, answer.body['url']!.split('/').at(-1)!);
  return answer;
}

async function giveActions(): Promise<Answer> {
  await t.owner`
    update theme set department_id = ${id('department')} where id = ${id('theme')}`;
  return ask('PUT', `/api/v1/themes/${id('theme')}/supplier/actions`, { actionIds: [] });
}

/** Its writer publishes nothing where somebody else could: so another one wrote it last. */
async function publishPart(): Promise<Answer> {
  await inOrganization(
    t.sql,
    admin.orgId,
    (tx) => tx`update public_entry set written_by = null where id = ${id('entry')}`,
  );
  return ask('POST', `/api/v1/public-entries/${id('entry')}/publish`, { version: 2 });
}

async function declineIdea(): Promise<Answer> {
  const feedbackId = await inOrganization(t.sql, admin.orgId, async (tx) => {
    const [added] = await addComments(tx, [{ text: 'An idea' }]);
    await tx`update feedback set type = 'idea', type_by = 'person' where id = ${added!}`;
    return added!;
  });
  const declinedFor = 'It is nothing that we could do.';
  return ask('POST', `/api/v1/held-ideas/${feedbackId}`, { declinedFor });
}

async function foundCouncil(): Promise<Answer> {
  const cadence = { freq: 'week', weekday: 1, fromDay: '2026-01-05' };
  const body = {
    name: 'Council',
    starts: '09:30',
    place: 'https://meet.example.net/secret',
    cadence,
  };
  const answer = await keeping('council', 'id', ask('POST', '/api/v1/councils', body));
  const upcoming = answer.body['upcoming'] as unknown as { plannedOn: string }[];
  secrets.push(body.place);
  made.set('day', upcoming[0]!.plannedOn);
  made.set('next day', upcoming[1]!.plannedOn);
  return answer;
}

function recordObjection(): Promise<Answer> {
  const body = { stance: 'doubts_data', text: 'The okapi counts them twice' };
  secrets.push('okapi');
  const asked = ask('POST', `/api/v1/themes/${id('theme')}/objections`, body);
  return keeping('objection', 'id', asked);
}

const meeting = () => `/api/v1/councils/${id('council')}/meetings/${id('day')}`;
const nextMeeting = () => `/api/v1/councils/${id('council')}/meetings/${id('next day')}`;

function note(): Promise<Answer> {
  made.set('entry', randomUUID());
  const entry = { act: 'noted', text: 'The ocelot was loud' };
  secrets.push('ocelot');
  return ask('POST', `${nextMeeting()}/entries`, { id: id('entry'), themeId: null, entry });
}

async function makeFeed(): Promise<Answer> {
  const answer = await ask('POST', `/api/v1/councils/${id('council')}/feed`);
  secrets.push(answer.body['url']!.split('/').at(-1)!.replace('.ics', ''));
  return answer;
}

function addVisitSurvey(): Promise<Answer> {
  const body = { kind: 'survey', name: 'After a visit' };
  return keeping('visit', 'id', ask('POST', '/api/v1/surveys', body));
}

function askAfterService() {
  const asking = { delayMinutes: 60, expiresDays: 14, reminderDays: 0, basis: 'existing_customer' };
  return ask('PUT', `/api/v1/surveys/${id('visit')}/asking`, { isOn: true, ...asking });
}

async function finishService() {
  const customer = { reference: 'Z-1', email: 'zoe@home.example' };
  const event = { occurredAt: new Date().toISOString(), customer };
  await keeping('asked', 'invitationId', ask('POST', '/api/v1/service-events', event));
}

async function preferEvenings() {
  const found = await ask('POST', '/api/v1/persons/look-up', { customer: 'Z-1' });
  const { id: person } = found.body['person'] as unknown as { id: string };
  made.set('person', person);
  const wanted = { channels: ['sms'], hours: ['evening'], locale: null };
  return ask('PUT', `/api/v1/persons/${person}/preferences`, wanted);
}

async function agreeToCalls() {
  const agreed = { channel: 'phone', purpose: 'answer_me', locale: 'en' };
  const answer = await ask('POST', `/api/v1/persons/${id('person')}/consents`, agreed);
  const [consent] = answer.body['consents'] as unknown as { id: string }[];
  made.set('consent', consent!.id);
  return answer;
}
