import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listEvidence } from '../contract/evidence.ts';
import { changeTheme, readTheme } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);

const theme = () =>
  run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late' });
    const ids = await addComments(tx, [
      { themeId: id, text: 'The parcel never came', daysAgo: 2 },
      { themeId: id, text: 'It came a week late', daysAgo: 1 },
      { themeId: id, text: 'It came on time', daysAgo: 3 },
    ]);
    return { id, ids };
  });

const why = (text: string, evidence: string[] = []) => ({ text, evidence });

test('the comments that the whys name are listed, newest first, moved ones too', async () => {
  const { id, ids } = await theme();
  const whys = [why('Nobody packs on Fridays', [ids[0]!]), why('Nobody planned it', [ids[1]!])];
  expect(
    (await ask(changeTheme, { params: { id }, body: { version: 1, whys } })).body.eventId,
  ).not.toBeNull();
  await run(
    (tx) => tx`
    update placement set state = 'unsorted', theme_id = null where feedback_id = ${ids[1]!}`,
  );
  const { body } = await ask(listEvidence, { params: { id } });
  expect(body.named).toBe(2);
  expect(body.items.map(({ text, inTheme }) => [text, inTheme])).toEqual([
    ['It came a week late', false],
    ['The parcel never came', true],
  ]);
});

test('each assumption has its own comments, for and against', async () => {
  const { id, ids } = await theme();
  const assumptions = [
    { text: 'They are all late', for: [ids[0]!, ids[1]!], against: [ids[2]!] },
    { text: 'Nobody minds', against: [ids[0]!] },
  ];
  await ask(changeTheme, { params: { id }, body: { version: 1, assumptions } });
  const texts = async (part: 'for' | 'against', at: number) =>
    (await ask(listEvidence, { params: { id }, query: { part, at } })).body.items.map(
      ({ text }) => text,
    );
  expect(await texts('for', 0)).toEqual(['It came a week late', 'The parcel never came']);
  expect(await texts('against', 0)).toEqual(['It came on time']);
  expect(await texts('against', 1)).toEqual(['The parcel never came']);
  expect(await texts('for', 1)).toEqual([]);
  expect((await ask(listEvidence, { params: { id }, query: { part: 'for', at: 2 } })).status).toBe(
    404,
  );
});

test('a comment that is not there is refused as evidence, and nothing is written', async () => {
  const { id } = await theme();
  const absent = '01890000-0000-7000-8000-000000000001';
  const stranger = await t.member('council');
  const [foreign] = await inOrganization(t.sql, stranger.orgId, (tx) => addComments(tx, [{}]));
  for (const named of [absent, foreign!]) {
    const whys = [why('Because', [named])];
    const refused = await ask(changeTheme, { params: { id }, body: { version: 1, whys } });
    expect(refused.status).toBe(404);
    const assumptions = [{ text: 'We assume', for: [named] }];
    expect(
      (await ask(changeTheme, { params: { id }, body: { version: 1, assumptions } })).status,
    ).toBe(404);
  }
  const { body } = await ask(readTheme, { params: { id } });
  expect([body.version, body.whys, body.assumptions]).toEqual([1, [], []]);
});

test('bad chains are refused field by field in plain words', async () => {
  const { id, ids } = await theme();
  const root = { isRoot: true, category: 'process' as const };
  const bodies = [
    {
      whys: [
        { ...why('One'), ...root },
        { ...why('Two'), ...root },
      ],
    },
    { whys: [{ ...why('One'), isRoot: true }] },
    { assumptions: [{ text: 'Both', for: [ids[0]!], against: [ids[0]!] }] },
  ];
  const words: string[] = [];
  for (const body of bodies) {
    const answer = await ask(changeTheme, { params: { id }, body: { version: 1, ...body } });
    expect(answer.status).toBe(400);
    const { errors } = answer.body as unknown as { errors: { message: string }[] };
    words.push(...errors.map(({ message }) => message));
  }
  expect(words).toEqual([
    'Only one answer can be the root cause.',
    'Say where the root cause lies.',
    'A comment cannot speak for and against the same statement.',
  ]);
});

test('evidence of another organisation looks like evidence that is not there', async () => {
  const { id } = await theme();
  const stranger = asker(t, (await t.member('admin')).headers);
  const foreign = await stranger(listEvidence, { params: { id } });
  const absent = { id: '01890000-0000-7000-8000-000000000001' };
  expect(foreign).toEqual(await stranger(listEvidence, { params: absent }));
  expect(foreign.status).toBe(404);
});
