import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readCaseFacts } from '@vocero/sql/case-facts';
import { addComments } from '@vocero/sql/test-themes';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeRateLimits } from '../rate-limit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { testCase, type TestCase } from '../test-customers.ts';

let t: TestApp;
let owner: TestMember;
let matter: TestCase;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  owner = await t.member('chair');
  matter = await testCase(t, owner, 'ana@home.example');
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, owner.orgId, work);
const facts = async () => (await run((tx) => readCaseFacts(tx, matter.id)))!;

const open = async (query = '') => {
  const answer = await t.app.request(`${matter.path}${query}`);
  const html = (await answer.text()).replace(/<style>[^]*?<\/style>/g, '');
  return { status: answer.status, headers: answer.headers, html };
};

let forms = 0;
const send = async (
  act: string,
  fields: Record<string, string | Blob>,
  headers: Record<string, string> = {},
) => {
  const body = new FormData();
  forms += 1;
  for (const [name, value] of Object.entries({
    submission: `form ${forms}`,
    lang: 'en',
    ...fields,
  })) {
    body.append(name, value);
  }
  const answer = await t.app.request(`${matter.path}/${act}`, { method: 'POST', body, headers });
  const html = (await answer.text()).replace(/<style>[^]*?<\/style>/g, '');
  return { status: answer.status, location: answer.headers.get('location'), html };
};

const photo = async (width = 60) => {
  const image = sharp({ create: { width, height: 40, channels: 3, background: '#36c' } });
  const exif = {
    IFD0: { Make: 'PLANTED' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 51/1 0/1' },
  };
  return new File([new Uint8Array(await image.jpeg().withExif(exif).toBuffer())], 'a.jpg', {
    type: 'image/jpeg',
  });
};

const messages = () =>
  run(
    (tx) => tx<{ memberId: string; what: string }[]>`
    select member_id, data->>'what' as what from message
    where org_id = app_org() and kind = 'customer_wrote' order by id`,
  );
const told = () =>
  run(
    (tx) => tx<{ kind: string }[]>`
    select kind from customer_message
    where org_id = app_org() and case_id = ${matter.id} and kind <> 'receipt' order by id`,
  );
const events = () =>
  run(
    (tx) => tx<{ act: string; by: string }[]>`
    select act, by from case_event where org_id = app_org() and by = 'customer' order by id`,
  );

test('the page says where it is, what comes next with dates, and who looks after it', async () => {
  const { status, headers, html } = await open();
  expect(status).toBe(200);
  expect(html.match(/<ol class="next[^]*?<\/ol>/)?.[0].match(/<li/g)).toHaveLength(3);
  expect(html).toContain('A new valve');
  expect(html).toContain('Snow on the pass');
  expect(html).toContain('the head of our customer team');
  expect(html).not.toContain('Test chair'); // by role, unless the organisation says otherwise
  expect(html).toMatch(/You hear from us by .*2\d{3} at the latest/);
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(html).not.toMatch(/(?:src|action)="(?:https?:)?\/\//);
});

test('looking at it writes nothing, however often and whatever stands behind it', async () => {
  const state = () =>
    t.owner`
      select c.version, (select count(*) from case_event e where e.case_id = c.id) as events,
        (select count(*) from customer_message m where m.case_id = c.id) as messages
      from customer_case c where c.id = ${matter.id}`;
  const before = await state();
  for (const query of [
    '',
    '?done=note',
    '?done=outcome',
    '?thanks',
    '?lang=bs',
    '?done=nonsense',
  ]) {
    expect((await open(query)).status, query).toBe(200);
  }
  expect(await state()).toEqual(before);
});

test('a note with a photo is kept once, has a receipt, and its owner is told', async () => {
  const file = await photo();
  const fields = {
    text: 'It drips <img src=x onerror=alert(1)> at night',
    submission: 'same',
    photos: file,
  };
  const [first, second] = [await send('note', fields), await send('note', fields)];
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(first.location).toBe(`${matter.path}?done=note&lang=en#done`);
  const { html } = await open('?done=note&lang=en');
  expect(html).toMatch(/We have your note of \d+:\d\d/);
  expect(html).toContain('It drips &lt;img src=x');
  expect(html).not.toContain('<img src=x');
  expect(html.match(/class="customer/g)).toHaveLength(1);
  expect(await told()).toEqual([{ kind: 'note_received' }]);
  expect(await messages()).toEqual([{ memberId: owner.memberId, what: 'note' }]);
  expect(await events()).toEqual([{ act: 'customer_wrote', by: 'customer' }]);
});

test('a photo is served to its customer alone, without where it was taken', async () => {
  await send('note', { photos: await photo() });
  const { html } = await open();
  const src = html.match(/<img src="([^"]+)"/)![1]!;
  const answer = await t.app.request(src);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS|PLANTED/);
  expect((await sharp(bytes).metadata()).format).toBe('jpeg');
  const other = await testCase(t, owner, 'eve@home.example');
  const stolen = src.replace(matter.path, other.path);
  expect((await t.app.request(stolen)).status).toBe(404);
});

test('what is no photo, too many, or nothing at all comes back with what was written', async () => {
  const svg = new File(['<svg onload="alert(1)"/>'], 'photo.jpg', { type: 'image/jpeg' });
  const refused = await send('note', { text: 'My words', photos: svg });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Only photos as JPEG, PNG or WebP');
  expect(refused.html).toMatch(/<textarea id="text"[^>]*>My words<\/textarea>/);
  expect((await send('note', {})).html).toContain('Please write a few words or add a photo.');
  expect((await send('note', { text: 'x'.repeat(4_001) })).status).toBe(422);
  expect(await told()).toEqual([]);
  for (let n = 0; n < 6; n += 1) await send('note', { photos: await photo() });
  const seventh = await send('note', {
    text: 'One more',
    submission: 'seven',
    photos: await photo(),
  });
  expect(seventh.html).toContain('A case holds six photos');
  // The same form without the photo is taken: what was refused was not used up.
  expect((await send('note', { text: 'One more', submission: 'seven' })).status).toBe(303);
  expect((await open()).html).toContain('One more');
});

test('a date is refused with another that would suit; an old one is not answered any more', async () => {
  const wantedOn = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const fields = { answer: 'refused', promise: matter.promiseId, wantedOn, text: 'I work' };
  expect((await send('date', fields)).status).toBe(303);
  expect((await facts()).promise).toMatchObject({ answer: 'refused', wantedOn });
  expect((await open()).html).toContain('does not suit you. We will come back to you');
  const other = await testCase(t, owner, 'eve@home.example');
  const foreign = await send('date', { ...fields, promise: other.promiseId });
  expect([foreign.status, foreign.html.includes('The date has changed')]).toEqual([422, true]);
  expect((await send('date', { ...fields, wantedOn: '2020-01-01' })).status).toBe(422);
  expect((await send('date', { ...fields, answer: '' })).status).toBe(422);
  const yes = { answer: 'accepted', promise: matter.promiseId };
  expect((await send('date', yes)).status).toBe(303);
  expect((await facts()).promise).toMatchObject({ answer: 'accepted', wantedOn: null });
});

test('a manager is asked for: the owner and those who run the organisation are told', async () => {
  const admin = await t.member('admin', { id: owner.orgId, slug: owner.slug });
  expect((await send('manager', { text: 'Third time' })).status).toBe(303);
  expect((await messages()).map(({ memberId }) => memberId).sort()).toEqual(
    [owner.memberId, admin.memberId].sort(),
  );
  expect((await facts()).managerWantedAt).not.toBeNull();
  expect((await open()).html).toContain('You asked for a manager on');
});

const close = () =>
  t.owner`update customer_case set state = 'closed_accepted', closed_at = now(),
    closing_reason = 'solved', answer = 'We changed it' where id = ${matter.id}`;

test('"not solved" opens a closed case again, once, with a day by which one hears from us', async () => {
  await close();
  expect((await open()).html).toContain('How did it turn out?');
  const fields = { outcome: 'not_solved', handled: '2', text: 'It drips', submission: 'one' };
  const [first, second] = await Promise.all([send('outcome', fields), send('outcome', fields)]);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(await facts()).toMatchObject({ state: 'reopened', outcome: 'not_solved', handled: 2 });
  const [row] = await t.owner`select reopenings from customer_case where id = ${matter.id}`;
  expect(row!['reopenings']).toBe(1);
  expect((await facts()).nextContactAt!.getTime()).toBeGreaterThan(Date.now());
  expect(await messages()).toEqual([{ memberId: owner.memberId, what: 'reopened' }]);
  expect(await told()).toEqual([{ kind: 'reopened' }]);
  expect((await open('?done=outcome')).html).toContain('It is open again');
});

test('"solved" leaves it closed, and the last word counts', async () => {
  await close();
  expect((await send('outcome', { outcome: 'solved', handled: '5' })).status).toBe(303);
  expect(await facts()).toMatchObject({ state: 'closed_accepted', outcome: 'solved', handled: 5 });
  expect((await open()).html).toContain('Has that changed?');
  await send('outcome', { outcome: 'not_solved' });
  expect(await facts()).toMatchObject({ state: 'reopened', outcome: 'not_solved' });
  await close();
  expect((await open()).html).toContain('<h2>Is it solved?</h2>'); // asked anew
});

test('an answer takes a case out of waiting', async () => {
  await t.owner`update customer_case set state = 'waiting', resumes = 'investigating'
    where id = ${matter.id}`;
  expect((await open()).html).toContain('we need something from you');
  await send('note', { text: 'Here it is' });
  expect((await facts()).state).toBe('investigating');
});

test('a form that another site sends with a session of ours is refused', async () => {
  const { cookie } = owner.headers;
  const foreign = { cookie: cookie!, origin: 'https://evil.example' };
  expect((await send('note', { text: 'x' }, foreign)).status).toBe(403);
  expect(await told()).toEqual([]);
});

test('a page that was erased says so, and takes nothing', async () => {
  const wrong = await send('erase', { code: 'AAAA-AAAA' });
  expect([wrong.status, wrong.html.includes('not the code of this case')]).toEqual([422, true]);
  expect((await send('erase', { code: matter.code.toLowerCase() })).status).toBe(303);
  const { status, html } = await open();
  expect([status, html.includes('It was erased')]).toEqual([410, true]);
  expect((await send('note', { text: 'x' })).status).toBe(410);
  expect((await t.app.request(`${matter.path}/data.json`)).status).toBe(410);
});

test('what was given can be read and taken along; addresses are shortened', async () => {
  await send('note', { text: 'A <i>note</i>' });
  const page = await (await t.app.request(`${matter.path}/data?lang=en`)).text();
  expect(page).toContain('The boiler leaks &lt;b>again');
  expect(page).toContain('A &lt;i>note');
  expect(page).toContain('a…@home.example');
  expect(page).not.toContain('ana@home.example');
  const file = await t.app.request(`${matter.path}/data.json`);
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\dA-Z-]{9}\.json"$/,
  );
  const all = (await file.json()) as Record<string, { text: string }[]>;
  const words = JSON.stringify(all);
  expect(words).toContain('A <i>note</i>');
  expect(words).toContain('a…@home.example');
  expect(words).not.toContain('ana@home.example');
  expect(all['promises']).toMatchObject([{ what: 'A new valve' }]);
});

test('whoever wrote of the same thing, in a comment that was joined, sees nothing of the case', async () => {
  const other = await testCase(t, owner, 'eve@home.example');
  await t.owner`update feedback set case_id = ${matter.id} where id = ${other.feedbackId}`;
  await t.owner`update customer_case set answer = 'For Ana alone', state = 'proposed'
    where id = ${matter.id}`;
  expect((await open()).html).toContain('For Ana alone');
  expect(await (await t.app.request(`${matter.path}/data`)).text()).not.toContain('e…@home');
  const theirs = await (await t.app.request(other.path)).text();
  expect(theirs).not.toContain('For Ana alone');
  await t.owner`
    insert into customer_message (org_id, recipient, event, kind, feedback_id, case_id, locale,
      subject, body, approved_at, sent_at)
    values (${owner.orgId}, ${other.feedbackId}, 'theme', 'fixed', ${other.feedbackId},
      ${matter.id}, 'en', 'It is fixed', 'For Eve alone', now(), now())`;
  expect((await open()).html).not.toContain('For Eve alone');
  expect(await (await t.app.request(other.path)).text()).toContain('For Eve alone');
  const [mine, hers] = await Promise.all(
    [matter.path, other.path].map(async (path) =>
      (await t.app.request(`${path}/data.json`)).text(),
    ),
  );
  expect([mine, hers].map((file) => file!.includes('For Eve alone'))).toEqual([false, true]);
  expect([mine, hers].map((file) => file!.includes('For Ana alone'))).toEqual([true, false]);
  expect((await t.app.request(`${other.path}/data`)).status).toBe(200);
});

test('before it is erased, the page says how much goes: this comment, or all of a known person', async () => {
  const data = async () => (await t.app.request(`${matter.path}/data?lang=en`)).text();
  const person = { orgId: owner.orgId, customerRef: 'C-77' };
  await t.owner`update feedback set survey_id = null, customer_ref = 'C-77'
    where id = ${matter.feedbackId}`;
  await t.owner`insert into person ${t.owner(person)}`;
  expect(await data()).toContain('your comment and everything else that is kept of you');
  const [other] = await run((tx) => addComments(tx, [{ text: 'Elsewhere' }]));
  await t.owner`update feedback set customer_ref = 'C-77' where id = ${other!}`;
  expect(await data()).toContain('all 2 of your comments');
});

test('the notice about what is kept is there, in the words of the organisation or in ours', async () => {
  const html = async () => (await open('?lang=en')).html;
  expect(await html()).toContain('No address of your device is kept with it.');
  const privacy = { texts: { es: 'Guardamos <poco>.' }, url: 'https://example.org/privacy' };
  await t.owner`update organization set help = ${t.owner.json({ hours: {}, privacy })}
    where id = ${owner.orgId}`;
  const said = await html();
  expect(said).toContain('<p class="said');
  expect(said).toMatch(/lang="es"[^>]*>Guardamos &lt;poco/);
  expect(said).toContain('href="https://example.org/privacy"');
  expect(said).not.toContain('No address of your device');
});
