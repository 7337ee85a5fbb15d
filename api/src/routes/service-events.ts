import { createHash } from 'node:crypto';
import { inOrganization, withLookup, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { serviceHookHash, serviceHookSecret } from '@vocero/sql/person-links';
import { claimHookEvent, findServiceHook, noteHookInvitation } from '@vocero/sql/service-hooks';
import { claimEvent, findEventClaim, noteEventClaim } from '@vocero/sql/event-claims';
import type { Context } from 'hono';
import { z } from 'zod';
import * as contract from '../contract/service-events.ts';
import type { App, Deps, Env } from '../deps.ts';
import type { KeyPrincipal, MemberPrincipal } from '../principal.ts';
import { InvalidInput, notFound, Problem } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve, type Wire } from '../serve.ts';
import { faultOf } from '../standard-webhooks.ts';
import { takeServiceEvent } from '../take-service-event.ts';

/** Bytes, more than any honest event has. */
const largestEvent = 100_000;
const TOKEN = /^[\w-]{1,64}$/;

/** What a hook delivers: other types are taken and left alone, as senders expect. */
const Delivered = z.object({ type: z.string().max(200), data: z.unknown() });

/** Other systems tell that a service is finished, by a call of the API or by a signed webhook. */
export function serviceEventRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;
  const { secret } = settings;

  serve(app, deps, contract.createServiceEvent, async ({ principal, body, c, status }) => {
    const { orgId } = principal;
    const name = nameOf(principal, c.req.header('idempotency-key'), body);
    return inOrganization(sql, orgId, async (tx): Promise<Wire<contract.AskedAfter>> => {
      const told = { event: body, source: 'api', orgId, secret } as const;
      if (!name) return announced(tx, orgId, await takeServiceEvent(tx, told));
      if (await claimEvent(tx, name)) {
        const asked = await announced(tx, orgId, await takeServiceEvent(tx, told));
        await noteEventClaim(tx, name, asked);
        return asked;
      }
      const earlier = await findEventClaim<Wire<contract.AskedAfter>>(tx, name);
      if (!earlier || earlier.bodyHash !== name.bodyHash) {
        throw new Problem(409, 'idempotency_mismatch');
      }
      status(200);
      return earlier.answer;
    });
  });

  serveRaw(app, deps, rawRoutes.serviceHook, async (c) => {
    await limitRate(c, deps, 'publicPage');
    const hook = await hookOf(c, deps);
    const body = await bytesOf(c);
    const eventId = c.req.header('webhook-id');
    const heads = {
      id: eventId,
      timestamp: c.req.header('webhook-timestamp'),
      signature: c.req.header('webhook-signature'),
    };
    const fault = faultOf(serviceHookSecret(secret, hook.id), { ...heads, body }, new Date());
    if (fault) throw new Problem(401, `hook_${fault}`);
    const event = eventIn(body);
    const answer = await inOrganization(sql, hook.orgId, async (tx) => {
      if (!(await claimHookEvent(tx, hook.id, eventId!))) return { taken: false, duplicate: true };
      if (!event) return { taken: false, duplicate: false };
      const told = { event, source: 'webhook', orgId: hook.orgId, secret } as const;
      const asked = await announced(tx, hook.orgId, await takeServiceEvent(tx, told));
      const { invitationId } = asked;
      await noteHookInvitation(tx, { hookId: hook.id, eventId: eventId!, invitationId });
      return { taken: true, duplicate: false, ...asked };
    });
    return c.json(answer, answer.taken ? 201 : 200);
  });
}

async function announced<T>(tx: Tx, orgId: string, asked: T): Promise<T> {
  await notifyLive(tx, orgId, 'invitations');
  return asked;
}

function nameOf(principal: MemberPrincipal | KeyPrincipal, key: string | undefined, body: object) {
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Problem(400, 'idempotency_key_form');
  const sender = principal.kind === 'member' ? principal.memberId : principal.keyId;
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { scope: `event:${principal.kind}:${sender}`, key, bodyHash };
}

/** @throws Problem 404 for an address that is none of ours, or closed. */
async function hookOf(c: Context<Env>, { sql }: Deps) {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const hash = serviceHookHash(token);
  const hook = await withLookup(sql, hash, (tx) => findServiceHook(tx, hash));
  if (!hook) throw notFound();
  return hook;
}

async function bytesOf(c: Context<Env>): Promise<Uint8Array> {
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.byteLength > largestEvent) throw new Problem(413, 'too_large');
  return bytes;
}

/** Null for what is about something else. */
function eventIn(body: Uint8Array): contract.ServiceEvent | null {
  const read = Delivered.safeParse(jsonOf(body));
  if (!read.success) throw new InvalidInput(read.error.issues);
  if (read.data.type !== 'service.finished') return null;
  const event = contract.ServiceEvent.safeParse(read.data.data, { reportInput: true });
  if (!event.success) throw new InvalidInput(event.error.issues);
  return event.data;
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new Problem(400, 'bad_json');
  }
}
