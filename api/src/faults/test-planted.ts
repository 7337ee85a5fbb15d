import { randomUUID } from 'node:crypto';
import { replyHookHash, replyHookKey } from '@vocero/sql/customer-links';
import { insertReplyHook } from '@vocero/sql/replies';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { Import, UploadedImport } from '../contract/imports.ts';
import { signDelivery } from '../standard-webhooks.ts';
import { EMAIL, MAKER, NAME, PHONE, REFERENCE, WORD } from './test-canaries.ts';
import { eventually } from './test-eventually.ts';
import type { TestInstallation } from './test-installation.ts';

const customer = { reference: REFERENCE, name: NAME, email: EMAIL, phone: PHONE, mayContact: true };

/** Comments of others, so that there is something that counts and is learned. */
export async function sendOthers(installation: TestInstallation): Promise<void> {
  for (let n = 0; n < 12; n++) {
    await send(installation, {
      channel: 'api',
      text: `The parcel number ${n} has not arrived in time`,
    });
  }
}

/** Says what the customer says by every way in, and has it stored wherever it may be stored. */
export async function plant(installation: TestInstallation) {
  const { address, countOf, form } = installation;
  const receipt = await send(installation, {
    ...{ channel: 'phone', kind: 'avoidable', customer },
    text: `My ${WORD} parcel has not arrived, write to ${EMAIL} or call ${PHONE}`,
    turns: [{ speaker: NAME, text: `I am ${NAME} and I wait`, customer: true }],
  });
  await send(installation, {
    channel: 'chat',
    text: `The ${WORD} parcel still has not arrived`,
    customer,
  });
  const other = new URL(receipt.trackingUrl);
  const page = `${address}${other.pathname}`;
  await eventually(async () => (await countOf('customer_case')) > 0);
  const note = await form(`${page}/note`, { text: `Note of ${NAME}: ${WORD}`, submission: 'n1' });
  expect(note.status).toBeLessThan(400);
  await plantPhoto(installation, page);
  await plantReply(installation, receipt.caseCode);
  await plantImport(installation);
  await plantInside(installation);
  await plantInvitation(installation);
  await sendNonsense(installation, page);
  return { page, caseCode: receipt.caseCode };
}

async function send(
  { post }: TestInstallation,
  body: object,
): Promise<{ trackingUrl: string; caseCode: string }> {
  const answer = await post('/api/v1/feedback', JSON.stringify(body));
  expect(answer.status).toBe(201);
  return (await answer.json()) as { trackingUrl: string; caseCode: string };
}

/** A photo that says in its own data who took it and where. */
async function plantPhoto({ countOf }: TestInstallation, page: string): Promise<void> {
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
async function plantReply({ address, run, secret }: TestInstallation, code: string): Promise<void> {
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
async function plantImport({ address, session }: TestInstallation): Promise<void> {
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
async function plantInvitation({ run }: TestInstallation): Promise<void> {
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
async function plantInside({ run }: TestInstallation): Promise<void> {
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
async function sendNonsense(installation: TestInstallation, page: string): Promise<void> {
  const { address, form, headers, post } = installation;
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
      await fetch(`${address}/api/v1/feedback?search=${encodeURIComponent(EMAIL)}`, { headers });
      await form(`${page}/erase`, { code: NAME });
      await fetch(`${address}/t/${encodeURIComponent(EMAIL)}`);
    }
  }
}
