import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { insertApiKey } from '@vocero/sql/api-keys';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { replyHookHash, replyHookKey } from '@vocero/sql/customer-links';
import { insertReplyHook } from '@vocero/sql/replies';
import { insertUser } from '@vocero/sql/users';
import { redisKeysWith } from '@vocero/workers/faults/redis-holds';
import { startProcess, type TestProcess } from '@vocero/workers/faults/test-process';
import { testWorld, type World } from '@vocero/workers/faults/test-world';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { newApiKey } from '../api-key.ts';
import { hashPassword, makeAuth } from '../auth.ts';
import type { Import, UploadedImport } from '../contract/imports.ts';
import { readSettings } from '../settings.ts';
import { signDelivery } from '../standard-webhooks.ts';

const NAME = 'Zdravka Kanarinec';
const EMAIL = 'zdravka.kanarinec@canary.example';
const PHONE = '+387 61 555 0199';
const REFERENCE = 'CANARY-90210';
const WORD = 'Quetzalcoatlus';
const MAKER = 'Kanarinocam';
const CANARIES = [NAME, EMAIL, PHONE, '387615550199', REFERENCE, WORD, 'Kanarinec', MAKER];

const secret = 'a secret of thirty-two characters';
const REDIS = process.env['VOCERO_TEST_REDIS_URL'];

let world: World;
let api: TestProcess;
let workers: TestProcess;
let data: string;
let address: string;
let key: string;
let session: Record<string, string>;

beforeAll(async () => {
  world = await testWorld();
  data = await mkdtemp(path.join(tmpdir(), 'vocero-erase-'));
  session = await makeAdmin();
  key = await makeKey();
  address = `http://127.0.0.1:${await freePort()}`;
  const env = {
    DATABASE_URL: world.url,
    VOCERO_SECRET: secret,
    ...(REDIS && { REDIS_URL: REDIS }),
    VOCERO_DATA: data,
    LOG_LEVEL: 'debug',
  };
  workers = await startProcess({
    file: 'workers/src/main.ts',
    ready: 'workers are ready',
    env: { ...env, WORKERS_PATIENCE: '300' },
  });
  const { port } = new URL(address);
  const served = { ...env, LOG_LEVEL: 'info', HOST: '127.0.0.1', PORT: port };
  api = await startProcess({ file: 'api/src/main.ts', ready: 'Vocero is ready', env: served });
}, 120_000);
afterAll(async () => {
  await Promise.all([workers?.kill(), api?.kill()]);
  await world?.close();
  await rm(data, { recursive: true, force: true });
});

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(world.sql, world.org.orgId, work);

/** An administrator with a session that the process takes. */
async function makeAdmin(): Promise<Record<string, string>> {
  const settings = readSettings({ DATABASE_URL: world.url, VOCERO_SECRET: secret });
  const auth = makeAuth(settings);
  const [email, password] = ['ada@example.org', 'a long enough password'];
  const passwordHash = await hashPassword(auth, password);
  await run(async (tx) => {
    await insertUser(tx, { id: 'ada', name: 'Ada', email, passwordHash });
    await tx`
      insert into member (org_id, user_id, role, name, email)
      values (app_org(), 'ada', 'admin', 'Ada', ${email})`;
  });
  const { headers } = await auth.api.signInEmail({
    body: { email, password },
    returnHeaders: true,
  });
  await auth.close();
  const cookies = headers.getSetCookie().map((line) => line.split(';')[0]);
  const [org] = await world.owner<[{ slug: string }]>`select slug from organization limit 1`;
  return { cookie: cookies.join('; '), 'vocero-org': org.slug };
}

async function makeKey(): Promise<string> {
  const made = newApiKey();
  await run((tx) =>
    insertApiKey(tx, {
      ...{ name: 'test', prefix: made.prefix, keyHash: made.keyHash },
      ...{ scopes: ['feedback:write', 'feedback:read'], expiresAt: null, createdBy: null },
    }),
  );
  return made.key;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const headers = () => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });
const post = (where: string, body: string) =>
  fetch(`${address}${where}`, { method: 'POST', headers: headers(), body });

async function send(body: object): Promise<{ trackingUrl: string; caseCode: string }> {
  const answer = await post('/api/v1/feedback', JSON.stringify(body));
  expect(answer.status).toBe(201);
  return (await answer.json()) as { trackingUrl: string; caseCode: string };
}

/** A form of the customer's own page. */
const form = (url: string, fields: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { origin: new URL(url).origin },
  });

const customer = { reference: REFERENCE, name: NAME, email: EMAIL, phone: PHONE, mayContact: true };

/** Comments of others, so that there is something that counts and is learned. */
async function sendOthers(): Promise<void> {
  for (let n = 0; n < 12; n++) {
    await send({ channel: 'api', text: `The parcel number ${n} has not arrived in time` });
  }
}

async function plant() {
  const receipt = await send({
    ...{ channel: 'phone', kind: 'avoidable', customer },
    text: `My ${WORD} parcel has not arrived, write to ${EMAIL} or call ${PHONE}`,
    turns: [{ speaker: NAME, text: `I am ${NAME} and I wait`, customer: true }],
  });
  await send({ channel: 'chat', text: `The ${WORD} parcel still has not arrived`, customer });
  const other = new URL(receipt.trackingUrl);
  const page = `${address}${other.pathname}`;
  await eventually(async () => (await countOf('customer_case')) > 0);
  const note = await form(`${page}/note`, { text: `Note of ${NAME}: ${WORD}`, submission: 'n1' });
  expect(note.status).toBeLessThan(400);
  await plantPhoto(page);
  await plantReply(receipt.caseCode);
  await plantImport();
  await plantInside();
  await plantInvitation();
  await sendNonsense(page);
  return { page, caseCode: receipt.caseCode };
}

/** A photo that says in its own data who took it and where. */
async function plantPhoto(page: string): Promise<void> {
  const image = sharp({ create: { width: 60, height: 40, channels: 3, background: '#36c' } });
  const exif = { IFD0: { Make: MAKER, Artist: NAME } };
  const bytes = new Uint8Array(await image.jpeg().withExif(exif).toBuffer());
  expect(Buffer.from(bytes).includes(MAKER)).toBe(true);
  const body = new FormData();
  body.append('submission', 'n2');
  body.append('text', 'Look at it');
  body.append('photos', new File([bytes], `${MAKER}.jpg`, { type: 'image/jpeg' }));
  const origin = new URL(page).origin;
  const init = { method: 'POST', body, headers: { origin }, redirect: 'manual' as const };
  expect((await fetch(`${page}/note`, init)).status).toBeLessThan(400);
  expect(await countOf('case_photo')).toBe(1);
}

/** An answer that a mailbox hands over, to the case and to none. */
async function plantReply(code: string): Promise<void> {
  const hook = { id: randomUUID(), token: randomUUID() };
  await run(async (tx) => {
    const [ada] = await tx<[{ id: string }]>`select id from member limit 1`;
    const tokenHash = replyHookHash(hook.token);
    await insertReplyHook(tx, { id: hook.id, name: 'Mail', tokenHash, createdBy: ada.id });
  });
  for (const said of [{ case_code: code }, {}]) {
    const told = {
      ...{ channel: 'email', from: EMAIL, text: `${WORD} again, says ${NAME}` },
      ...{ external_id: randomUUID(), ...said },
    };
    const body = new TextEncoder().encode(JSON.stringify(told));
    const id = randomUUID();
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = signDelivery(replyHookKey(secret, hook.id), { id, timestamp, body });
    const answer = await fetch(`${address}/hooks/replies/${hook.token}`, {
      method: 'POST',
      body,
      headers: {
        ...{ 'content-type': 'application/json', 'webhook-id': id },
        ...{ 'webhook-timestamp': timestamp, 'webhook-signature': signature },
      },
    });
    expect(answer.status).toBeLessThan(300);
  }
}

/** A file of comments, read in as staff do it: a good row of the same customer, and a bad one. */
async function plantImport(): Promise<void> {
  const file =
    'date,channel,customer,comment\n' +
    `2026-03-30,phone,${REFERENCE},The ${WORD} of ${NAME} came too late\n` +
    `soon,phone,${REFERENCE},${WORD} again and ${EMAIL}\n`;
  const uploaded = await fetch(`${address}/api/v1/imports?fileName=list.csv`, {
    method: 'POST',
    body: file,
    headers: { ...session, 'content-type': 'application/octet-stream' },
  });
  expect(uploaded.status).toBe(201);
  const { id, mapping } = (await uploaded.json()) as z.infer<typeof UploadedImport>;
  const started = await fetch(`${address}/api/v1/imports/${id}/start`, {
    method: 'POST',
    body: JSON.stringify({ ...mapping, customer: 'customer' }),
    headers: { ...session, 'content-type': 'application/json' },
  });
  expect(started.status).toBe(202);
  const one = async () =>
    (await (await fetch(`${address}/api/v1/imports/${id}`, { headers: session })).json()) as Import;
  await eventually(async () => (await one()).state !== 'running');
  expect(await one()).toMatchObject({ state: 'done', accepted: 1, refused: 1 });
}

/** Somebody was asked by a letter with their name in it. */
async function plantInvitation(): Promise<void> {
  await run(async (tx) => {
    const [survey] = await tx<[{ id: string }]>`
      insert into survey (org_id, kind, name, token)
      values (app_org(), 'form', 'After it', 'after') returning id`;
    await tx`
      with asked as (
        insert into survey_invitation (org_id, token_hash, person_id, survey_id, locale, basis,
          source, occurred_at, due_at, expires_at)
        select app_org(), 'x', id, ${survey.id}, 'en', 'consent', 'webhook', now(), now(),
          now() + interval '14 days' from person limit 1 returning id)
      insert into survey_invitation_mail (org_id, invitation_id, step, due_at, sent_at, subject, body)
      select app_org(), id, 1, now(), now(), ${`Dear ${NAME}`}, ${`About your ${WORD}`} from asked`;
  });
}

/** What staff write, by the tables that hold it. */
async function plantInside(): Promise<void> {
  await run(async (tx) => {
    const [own] = await tx<[{ id: string; feedbackId: string; personId: string }]>`
      select id, feedback_id, person_id from customer_case limit 1`;
    await tx`update customer_case set findings = ${`${NAME} is right`} where id = ${own.id}`;
    await tx`
      insert into case_entry (org_id, case_id, by, via, is_internal, text)
      values (app_org(), ${own.id}, 'member', 'staff', true, ${`Called ${PHONE}`})`;
    await tx`
      insert into audit_event (org_id, actor_kind, act, subject_kind, subject_label)
      values (app_org(), 'system', 'x', 'person', ${NAME})`;
    const [made] = await tx<[{ id: string }]>`
      insert into import (org_id, file_name, state) values (app_org(), 'a.csv', 'failed')
      returning id`;
    await tx`
      insert into import_refusal (org_id, import_id, line, reason, raw)
      values (app_org(), ${made.id}, 2, 'x', ${`${EMAIL};${WORD}`})`;
    await tx`
      insert into import_file (org_id, import_id, seq, bytes)
      values (app_org(), ${made.id}, 0, ${Buffer.from(`text;mail\n${WORD};${EMAIL}\n`)})`;
  });
}

/** Requests that fail, each with somebody's data in it. */
async function sendNonsense(page: string): Promise<void> {
  const bodies = [
    `{"text": "${EMAIL}"`,
    JSON.stringify({ channel: EMAIL, text: WORD }),
    JSON.stringify({ channel: 'phone', text: WORD, customer: { email: `${EMAIL} ${PHONE}` } }),
    JSON.stringify({ channel: 'phone', [NAME]: WORD }),
    `${WORD}${'\u0000'}${PHONE}`,
  ];
  for (let n = 0; n < 200; n++) {
    await post('/api/v1/feedback', bodies[n % bodies.length]!);
    if (n % 20 === 0) {
      await fetch(`${address}/api/v1/feedback?search=${encodeURIComponent(EMAIL)}`, {
        headers: headers(),
      });
      await form(`${page}/erase`, { code: NAME });
      await fetch(`${address}/t/${encodeURIComponent(EMAIL)}`);
    }
  }
}

async function eventually(isSo: () => Promise<boolean>, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`not so within ${patience} ms`);
}

const countOf = (table: string) =>
  run(async (tx) => {
    const [row] = await tx<[{ n: number }]>`select count(*)::int as n from ${tx(table)}`;
    return row.n;
  });
const isQuiet = async () => (await countOf('outbox')) === 0;

/** Which tables have one of these in them, our own, those of sign-in and those of the queue. */
async function tablesWith(needles: readonly string[]): Promise<string[]> {
  const tables = await world.owner<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'bullmq')`;
  // Bytes are printed as hexadecimal digits.
  const forms = needles.flatMap((text) => [text, Buffer.from(text).toString('hex')]);
  const found = [];
  for (const { name } of tables) {
    const rows = await world.owner.unsafe(`select t::text as row from ${name} t`);
    const texts = rows.map((row) => String(row['row']).toLowerCase());
    for (const form of forms) {
      if (texts.some((text) => text.includes(form.toLowerCase()))) found.push(`${name}: ${form}`);
    }
  }
  return found;
}

const numbers = () =>
  run(
    (tx) => tx`
      select (select count(*)::int from feedback) as comments,
        (select count(*)::int from feedback where text <> '') as worded,
        (select count(distinct customer_ref)::int from feedback) as customers,
        (select count(*)::int from feedback where kind = 'avoidable') as avoidable,
        (select jsonb_object_agg(channel, n) from (
          select channel, count(*)::int as n from feedback group by channel) as c) as channels,
        (select count(*)::int from placement) as placed,
        (select sum(count)::int from placement_tally) as tallied,
        (select sum(count)::int from read_day) as read,
        (select count(*)::int from customer_case) as cases`,
  );

test('who asks on their page to be erased is found nowhere within a minute, and no number changes', async () => {
  await sendOthers();
  const { page, caseCode } = await plant();
  await eventually(isQuiet);
  const before = await numbers();
  const planted = await tablesWith(CANARIES);
  for (const table of [
    'feedback',
    'person',
    'contact',
    'case_entry',
    'import_file',
    'import_refusal',
    'audit_event',
    'unmatched_reply',
    'survey_invitation_mail',
  ]) {
    expect(planted.some((found) => found.startsWith(`${table}: `))).toBe(true);
  }

  const began = Date.now();
  const asked = await form(`${page}/erase`, { code: caseCode });
  expect(asked.status).toBeLessThan(400);
  await eventually(async () => {
    const [row] = await run((tx) => tx`select from erasure where finished_at is not null`);
    return row !== undefined && (await isQuiet());
  });
  expect(Date.now() - began).toBeLessThan(60_000);

  expect(await tablesWith(CANARIES)).toEqual([]);
  if (REDIS) expect(await redisKeysWith(REDIS, CANARIES)).toEqual([]);
  expect(await numbers()).toEqual(before);
  for (const process of [api, workers]) {
    for (const canary of CANARIES) expect(process.said()).not.toContain(canary);
  }
  const list = await readFile(path.join(data, 'erased.log'), 'utf8');
  const answers = await Promise.all(
    ['/api/v1/feedback?limit=100', '/api/v1/bank/export.csv', '/api/v1/audit.csv'].map(
      async (where) => {
        const answer = await fetch(`${address}${where}`, { headers: session });
        expect(answer.status).toBe(200);
        return answer.text();
      },
    ),
  );
  for (const canary of CANARIES) expect([list, ...answers].join('\n')).not.toContain(canary);
}, 150_000);
