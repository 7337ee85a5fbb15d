import { inOrganization } from '@vocero/sql/connect';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyDoc } from '../contract/survey-doc.ts';
import { threeQuestions } from '../contract/survey-logic.ts';
import type { EditedSurvey } from '../contract/surveys.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let chair: TestMember;
let other: TestMember;
beforeAll(async () => {
  t = await testApp();
  const org = await t.organization();
  chair = await t.member('chair', org);
  other = await t.member('admin', org);
});
afterAll(() => t.close());

type Refusal = { code: string; detail: string; errors?: { path: string; code: string }[] };

async function ask<Answer = EditedSurvey>(
  method: string,
  path: string,
  body?: object,
  who: TestMember = chair,
) {
  const answer = await t.app.request(`/api/v1/surveys${path}`, {
    method,
    headers: who.headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

const make = async (more: object = {}) => {
  const made = await ask('POST', '', { kind: 'survey', name: 'Visits', locale: 'en', ...more });
  return made.body.id;
};

const [solved, ...rest] = threeQuestions.questions;
/** The three questions with one more, in English alone. */
const edited: SurveyDoc = {
  ...threeQuestions,
  locales: ['en'],
  questions: [
    solved!,
    {
      kind: 'choice',
      id: 'why',
      isRequired: false,
      isMultiple: false,
      hasOther: false,
      showIf: { question: 'solved', op: 'is', values: ['no', 'partly'] },
      words: { en: { question: 'What was missing?' } },
      options: [
        { id: 'a', words: { en: 'A part' } },
        { id: 'b', words: { en: 'Time' } },
      ],
    },
    ...rest,
  ],
};

const save = (id: string, revision: number, doc: object = edited, who = chair) =>
  ask('PUT', `/${id}/draft`, { doc, revision }, who);

test('a draft is kept beside what is shown, and publishing shows it', async () => {
  const id = await make();
  const saved = await save(id, 0);
  expect(saved.body).toMatchObject({ version: 0, hasDraft: true, draft: edited, draftRevision: 1 });
  expect(saved.body.draftBy).toBe('Test chair');
  expect(saved.body.published).toEqual(threeQuestions);

  const published = await ask('POST', `/${id}/publish`, { revision: 1 });
  expect(published.body).toMatchObject({ version: 1, hasDraft: false, draft: null, draftBy: null });
  expect(published.body.published).toEqual(edited);
  expect(published.body.versions).toMatchObject([{ version: 1, publishedBy: 'Test chair' }]);
  expect((await ask<SurveyDoc>('GET', `/${id}/versions/1`)).body).toEqual(edited);
  expect((await ask<SurveyDoc>('GET', `/${id}/versions/0`)).body).toEqual(threeQuestions);
  expect((await ask('GET', `/${id}/versions/2`)).status).toBe(404);
});

test('of two people who edit at once the second is told who was first, and nothing is lost', async () => {
  const id = await make();
  const [first, second] = await Promise.all([
    save(id, 0, edited, other),
    save(id, 0, { ...edited, asksContact: false }, other),
  ]);
  expect([first.status, second.status].sort()).toEqual([200, 409]);
  const late = await ask<Refusal>('PUT', `/${id}/draft`, { doc: edited, revision: 0 });
  expect(late.status).toBe(409);
  expect(late.body.detail).toContain('Test admin');
  expect((await ask('GET', `/${id}`)).body.draftRevision).toBe(1);
});

test('what was published or discarded in between cannot be saved over unseen', async () => {
  const id = await make();
  await save(id, 0);
  await ask('POST', `/${id}/publish`, { revision: 1 });
  const late = await ask<Refusal>('PUT', `/${id}/draft`, { doc: edited, revision: 1 });
  expect([late.status, late.body.code]).toEqual([409, 'survey_draft_ended']);
  expect((await ask('POST', `/${id}/publish`, { revision: 1 })).status).toBe(409);
});

test('a discarded draft can be saved again; one like what is shown is none', async () => {
  const id = await make();
  await save(id, 0);
  const discarded = await ask('DELETE', `/${id}/draft`);
  expect(discarded.body).toMatchObject({ draft: null, hasDraft: false, draftRevision: 2 });
  expect((await save(id, 2)).body.draft).toEqual(edited);
  expect((await save(id, 3, threeQuestions)).body).toMatchObject({ draft: null, hasDraft: false });
  const nothing = await ask<Refusal>('POST', `/${id}/publish`, { revision: 4 });
  expect([nothing.status, nothing.body.code]).toEqual([409, 'survey_nothing_to_publish']);
});

test('its own language must be complete; others are left out on a word', async () => {
  const id = await make();
  const untold = { ...edited, words: { es: { title: 'Su visita' } } };
  await save(id, 0, untold);
  const own = await ask<Refusal>('POST', `/${id}/publish`, { revision: 1 });
  expect([own.status, own.body.code]).toEqual([422, 'survey_words_missing']);
  expect(own.body.detail).toContain('1 text');

  await save(id, 1, { ...edited, locales: ['es', 'en'] });
  const others = await ask<Refusal & { languages: string[] }>('POST', `/${id}/publish`, {
    revision: 2,
  });
  expect([others.status, others.body.languages]).toEqual([422, ['es']]);
  const body = { revision: 2, leaveOutIncomplete: true };
  expect((await ask('POST', `/${id}/publish`, body)).body.published.locales).toEqual(['en']);
});

test('a condition on a later question and a colour too light are refused by field', async () => {
  const id = await make();
  const broken = { ...edited, questions: edited.questions.toReversed(), accent: '#ffd500' };
  const refused = await ask<Refusal>('PUT', `/${id}/draft`, { doc: broken, revision: 0 });
  expect(refused.status).toBe(400);
  expect(refused.body.errors?.map(({ path, code }) => [path, code])).toEqual([
    ['doc.questions.3', 'condition_unknown'],
    ['doc.accent', 'contrast'],
  ]);
  expect((await ask('GET', `/${id}`)).body.draft).toBeNull();
});

test('what was published never changes, whoever asks the database', async () => {
  const id = await make();
  await save(id, 0);
  await ask('POST', `/${id}/publish`, { revision: 1 });
  const asApp = (change: string) =>
    inOrganization(t.sql, chair.orgId, (tx) => tx.unsafe(`${change} where survey_id = '${id}'`));
  await expect(asApp("update survey_version set doc = '{}'")).rejects.toThrow('permission denied');
  await expect(asApp('delete from survey_version')).rejects.toThrow('permission denied');
  // Nor by the owner of the tables.
  await expect(
    t.owner`update survey_version set doc = '{}' where survey_id = ${id}`,
  ).rejects.toThrow();
});

test('a template asks its questions at once, in all languages; answers are counted by version', async () => {
  const id = await make({ template: 'nps', locale: 'es' });
  const { body } = await ask('GET', `/${id}`);
  expect(body.version).toBe(1);
  expect(body.published.locales[0]).toBe('es');
  expect(body.published.questions.map(({ kind }) => kind)).toEqual([
    'nps',
    'text',
    'text',
    'comment',
  ]);

  await t.owner`
    insert into feedback (org_id, survey_id, survey_version, channel, text, occurred_at, case_code)
    select ${chair.orgId}, ${id}, v, 'survey', 'Well', now() - d * interval '1 day', 'T-' || d
    from (values (1, 1), (1, 100), (0, 200)) as a (v, d)`;
  const { versions, channels90 } = (await ask('GET', `/${id}`)).body;
  expect(versions.map(({ version, answers, answers90 }) => [version, answers, answers90])).toEqual([
    [1, 2, 1],
    [0, 1, 0],
  ]);
  expect(channels90).toEqual([{ channel: 'survey', count: 1 }]);
});

test('the method sheet is kept, and saving often leaves one line in the log', async () => {
  const id = await make();
  const method = { purpose: 'To see whether visits solve the problem.', limits: '' };
  expect((await ask('PUT', `/${id}/method`, method)).body.method).toEqual(method);
  await save(id, 0);
  await save(id, 1, { ...edited, asksContact: false });
  await save(id, 2, edited, other);
  const lines = await t.owner<{ act: string }[]>`
    select act from audit_event where subject_id = ${id} order by id`;
  expect(lines.map(({ act }) => act)).toEqual([
    'survey_added',
    'survey_method_changed',
    'survey_edited',
    'survey_edited',
  ]);
});
