import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listBarriers } from '../contract/barriers.ts';
import { readBrief } from '../contract/briefs.ts';
import { createFeedback } from '../contract/feedback.ts';
import { readHome } from '../contract/home.ts';
import { changeTheme, listThemes, moveTheme } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { toDecide } from '../test-theme-parts.ts';

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

const root = { ...toDecide.whys[0]!, evidence: [] };

/** A decided theme with a chain of two whys, a quote at the first, and an assumption. */
async function decided() {
  const { id, ids } = await run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late # parcels', status: 'grouped' });
    const comments = Array.from({ length: 6 }, (_, i) => ({
      themeId: id,
      text: i === 0 ? 'It <b>never</b> came\n\n# really' : `Late ${i}`,
      daysAgo: i + 1,
    }));
    return { id, ids: await addComments(tx, comments) };
  });
  const whys = [{ text: 'Nobody packs on Fridays', evidence: [ids[0]!] }, root];
  const assumptions = [{ text: 'Nobody minds', for: ids.slice(0, 1), against: ids.slice(1) }];
  const body = { ...toDecide, whys, assumptions, version: 1, ownerId: council.memberId };
  const moved = await ask(moveTheme, { params: { id }, body: { ...body, to: 'decided' } });
  expect(moved.status).toBe(200);
  return { id, ids };
}

const markdown = async (id: string, language = 'en') => {
  const answer = await t.app.request(`/api/v1/themes/${id}/brief.md`, {
    headers: { ...council.headers, 'accept-language': language },
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: await answer.text(),
  };
};

test('a brief holds the gate, the chain with its quotes, the assumptions and the history', async () => {
  const { id, ids } = await decided();
  const { body } = await ask(readBrief, { params: { id } });
  expect(body.theme).toMatchObject({ shouldExist: 'no', decision: 'Simplify' });
  expect(body.evidence.map((quote) => quote.id)).toEqual([ids[0]]);
  expect(body.theme.assumptionRates).toMatchObject([{ count: 5, of: 6, share: 5 / 6 }]);
  expect(body.statuses).toMatchObject([{ status: 'decided', member: 'Test council' }]);

  const { type, text } = await markdown(id);
  expect(type).toBe('text/markdown; charset=utf-8');
  expect(text).toContain('# Late # parcels\n');
  expect(text).toContain(
    '1. Nobody packs on Fridays\n   > “It \\<b\\>never\\</b\\> came # really” – ',
  );
  expect(text).toContain('2. **Root cause (process):** Nobody checks the list\n');
  // 5 of 6 by Wilson: 0.436 to 0.970
  expect(text).toContain(
    '- “Nobody minds” – 5 against, 1 for. 83.3% of 6 speak against it (95 % interval 43.6% to 97%).',
  );
  expect(text).toContain('**Simplify.** Simplify\n');
});

test('a brief speaks the language of who asks', async () => {
  const { id } = await decided();
  expect((await markdown(id, 'es')).text).toContain('## ¿Por qué ocurre?');
  expect((await markdown(id, 'bs')).text).toContain('## Zašto se to dešava?');
});

test('an address that was taken out of a comment is in no brief', async () => {
  const { id } = await decided();
  const said = { channel: 'phone', text: 'It never came, write to secret@example.org' };
  const { status, body } = await ask(createFeedback, { body: said });
  expect([status, body.detail]).toEqual([201, undefined]);
  const whys = [{ text: 'Nobody packs on Fridays', evidence: [body.id] }, root];
  const changed = await ask(changeTheme, { params: { id }, body: { version: 2, whys } });
  expect(changed).toMatchObject({ status: 200 });
  const brief = JSON.stringify((await ask(readBrief, { params: { id } })).body);
  for (const text of [(await markdown(id)).text, brief]) {
    expect(text).toContain('It never came, write to');
    expect(text).not.toContain('secret@');
  }
});

test('a brief of another organisation looks like one that is not there', async () => {
  const { id } = await decided();
  const stranger = await t.member('admin');
  const ask = asker(t, stranger.headers);
  expect((await ask(readBrief, { params: { id } })).status).toBe(404);
  const path = (theme: string) => `/api/v1/themes/${theme}/brief.md`;
  for (const theme of [id, 'nothing']) {
    const answer = await t.app.request(path(theme), { headers: stranger.headers });
    expect(answer.status).toBe(404);
  }
});

test('a theme that does not move is flagged and reported until it moves, with its barrier', async () => {
  const { id } = await decided();
  await run(
    (tx) => tx`update theme set status_since = now() - interval '30 days' where id = ${id}`,
  );
  // It was decided today, so it moves.
  expect((await ask(listThemes, { query: { flag: 'stalled' } })).body.items).toEqual([]);

  const still = await run(async (tx) => {
    const id = await engineTheme(tx, {
      label: 'Still',
      status: 'owned',
      ownerId: council.memberId,
    });
    await tx`update theme set status_since = now() - interval '30 days' where id = ${id}`;
    return id;
  });
  expect((await ask(listThemes, { query: { flag: 'stalled' } })).body.items).toMatchObject([
    { id: still, flags: ['stalled'] },
  ]);
  expect((await ask(readHome)).body.stalled).toBe(1);
  const body = { version: 1, barrier: 'not_ours', barrierNote: ' The carrier ' } as const;
  expect((await ask(changeTheme, { params: { id: still }, body })).status).toBe(200);
  expect((await ask(listBarriers)).body).toMatchObject({
    stalledWeeks: 4,
    items: [{ id: still, barrier: 'not_ours', barrierNote: 'The carrier', owner: {} }],
  });
  const moved = { version: 2, to: 'grouped' } as const;
  expect((await ask(moveTheme, { params: { id: still }, body: moved })).status).toBe(200);
  expect((await ask(listBarriers)).body.items).toEqual([]);
});
