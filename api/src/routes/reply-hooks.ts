import { createHash } from 'node:crypto';
import { inOrganization, withLookup } from '@vocero/sql/connect';
import { replyHookHash, replyHookKey } from '@vocero/sql/customer-links';
import { notifyLive } from '@vocero/sql/live';
import { wakeRelay } from '@vocero/sql/outbox';
import {
  findReplyHook,
  noteHookUsed,
  takeReply,
  withdrawBySms,
  type Reply,
} from '@vocero/sql/replies';
import type { Context } from 'hono';
import type { App, Deps, Env } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { readMailedReply, readStop, readToldReply } from '../read-reply.ts';
import { faultOf } from '../standard-webhooks.ts';

/** Bytes: a letter with photos. */
const largestReply = 15_000_000;
const TOKEN = /^[\w-]{1,64}$/;

/** Answers of customers, as a mailbox or a gateway hands them over, signed as Standard Webhooks has it. */
export function replyHookRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serveRaw(app, deps, rawRoutes.replyHook, async (c) => {
    await limitRate(c, deps, 'publicPage');
    const hook = await hookOf(c, deps);
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (body.byteLength > largestReply) throw new Problem(413, 'too_large');
    const id = c.req.header('webhook-id');
    const timestamp = c.req.header('webhook-timestamp');
    const signature = c.req.header('webhook-signature');
    const key = replyHookKey(settings.secret, hook.id);
    const fault = faultOf(key, { id, timestamp, signature, body }, new Date());
    if (fault) throw new Problem(401, `hook_${fault}`);
    const reply = await readReply(c.req.header('content-type') ?? '', body);
    const named = { ...reply, externalId: nameOf(reply, id!) };
    const fate = await inOrganization(sql, hook.orgId, async (tx) => {
      await noteHookUsed(tx, hook.id);
      const stop = named.channel === 'sms' ? readStop(named.text) : null;
      if (stop) await withdrawBySms(tx, named.from);
      const fate = stop?.more === '' ? 'stopped' : await takeReply(tx, named);
      await notifyLive(tx, hook.orgId, 'customer_messages');
      return fate;
    });
    wakeRelay(sql);
    return c.json({ fate }, fate === 'taken' ? 201 : 200);
  });
}

function readReply(type: string, body: Uint8Array): Promise<Reply> | Reply {
  if (/^message\/rfc822\b/i.test(type)) return readMailedReply(body);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return readToldReply(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      throw new Problem(400, 'bad_json');
    }
    throw error;
  }
}

/** Under the same name the same sender says it once, by whichever hook it comes. */
const nameOf = ({ channel, from, externalId }: Reply, deliveryId: string) =>
  `reply ${createHash('sha256')
    .update(`${channel} ${from.toLowerCase()} ${externalId || deliveryId}`)
    .digest('hex')}`;

/** @throws Problem 404 for an address that is none of ours, or closed. */
async function hookOf(c: Context<Env>, { sql }: Deps) {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const hash = replyHookHash(token);
  const hook = await withLookup(sql, hash, (tx) => findReplyHook(tx, hash));
  if (!hook) throw notFound();
  return hook;
}
