import { readCaseFacts } from '@vocero/sql/case-facts';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import {
  ensureTrackingLink,
  holdDueMessage,
  holdWordlessDrafts,
  insertDelivery,
  markMessageFailed,
  markMessageSent,
  markMessagesUnclear,
  readSendingPolicy,
  retryMessage,
  takeMessage,
  writeMessageWords,
  type DueCustomerMessage,
} from '@vocero/sql/customer-message-sending';
import { trackingTokenHash } from '@vocero/sql/customer-links';
import { readReplyTo } from '@vocero/sql/invitation-mail';
import { notifyLive } from '@vocero/sql/live';
import { readOrganization, type Organization } from '@vocero/sql/organizations';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { disableAdapter } from '@vocero/sql/send-adapters';
import { z } from 'zod';
import { chooseWay, type Way } from '../customers/choose-way.ts';
import { handOver, type HandingDeps, type Outgoing } from '../customers/hand-over.ts';
import { readGateways } from '../customers/gateways.ts';
import { tryGateways } from '../customers/try-gateways.ts';
import type { Logger } from '../log.ts';
import { composeCustomerMessage } from '../messages/compose-customer-message.ts';
import type { Failure } from '../messages/mail-failure.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Far longer than a mail server or a gateway may take to answer. */
const UNCLEAR_MINUTES = 10;

export interface TellDeps extends HandingDeps {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}

/**
 * Tells customers what is due. Words are made when it is, of what is so then. Each message is taken in
 * a transaction of its own, in which the guard is asked, before it goes out: nothing goes out twice,
 * and what a worker held that died is shown as unclear. What may not go out stands on the customer's
 * page, with the reason for members.
 */
export const tellCustomersJob = (deps: TellDeps) =>
  processor(Payload, async ({ orgId }) => {
    const { sql } = deps;
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'customers.tell', orgId),
    );
    if (waiting.length === 0) return; // done before
    const organization = await inOrganization(sql, orgId, readOrganization);
    if (!organization.isDemo) await tryGateways(deps, organization);
    while (await writeDrafts(deps, organization));
    await tellDue(deps, organization);
    await inOrganization(sql, orgId, async (tx) => {
      await markMessagesUnclear(tx, UNCLEAR_MINUTES);
      await takeRows(tx, waiting);
      await notifyLive(tx, orgId, 'customer_messages');
    });
  });

const BATCH = 50;

/** Gives drafts words that a member can look at. @returns whether there may be more. */
function writeDrafts({ sql }: TellDeps, organization: Organization): Promise<boolean> {
  return inOrganization(sql, organization.id, async (tx) => {
    const drafts = await holdWordlessDrafts(tx, BATCH);
    for (const draft of drafts) {
      const letter = composeCustomerMessage(await factsOf(tx, draft, organization));
      await writeMessageWords(tx, draft.id, letter);
    }
    return drafts.length === BATCH;
  });
}

async function tellDue(deps: TellDeps, organization: Organization): Promise<void> {
  const { sql, signal, log } = deps;
  const { id: org } = organization;
  // A mail server that cannot be reached is asked once a round; the gateways go on.
  const isDown = { email: false };
  while (!signal.aborted) {
    const step = await inOrganization(sql, org, (tx) => takeNext(tx, deps, organization));
    if (step === 'none') return;
    if (step === 'not_sent') continue;
    const outcome = isDown.email && step.channel === 'email' ? later : await handOver(deps, step);
    await inOrganization(sql, org, (tx) => writeOutcome(tx, step, outcome));
    const { failure } = outcome;
    if (!failure) continue;
    if (step.channel === 'email' && failure.meaning === 'server') isDown.email = true;
    log.warn({ org, message: step.id, code: failure.code }, 'a customer was not told');
  }
}

interface Outcome {
  failure: Failure | null;
  providerId: string | null;
}

const later: Outcome = {
  failure: { code: 'unreachable', detail: null, meaning: 'server' },
  providerId: null,
};

/** The next message that may go out now, or that the one that was due does not. */
async function takeNext(
  tx: Tx,
  deps: TellDeps,
  organization: Organization,
): Promise<Outgoing | 'none' | 'not_sent'> {
  const message = await holdDueMessage(tx);
  if (!message) return 'none';
  const letter = composeCustomerMessage(await factsOf(tx, message, organization));
  await writeMessageWords(tx, message.id, letter);
  const { mailer } = deps;
  const gateways = await readGateways(tx);
  const isOpen = { email: mailer !== null, sms: 'sms' in gateways, chat: 'chat' in gateways };
  const way = await chooseWay(tx, message, { ...isOpen, isDemo: organization.isDemo });
  if (!way) return 'not_sent';
  await takeMessage(tx, message.id, way.channel);
  if (message.feedbackId && deps.secret !== undefined) {
    const hash = trackingTokenHash(deps.secret, message.feedbackId);
    await ensureTrackingLink(tx, message.feedbackId, hash);
  }
  return outgoing(tx, { message, letter, way, organization, gateways });
}

async function factsOf(tx: Tx, message: DueCustomerMessage, { name, timeZone }: Organization) {
  const { caseId, template, isEdited, body, subject } = message;
  const facts = caseId === null ? null : ((await readCaseFacts(tx, caseId)) ?? null);
  const written = isEdited && body !== null ? { subject, body } : template;
  return {
    ...{ kind: message.kind, locale: message.locale, organization: name, timeZone },
    ...{ name: message.name, facts, data: message.data, written },
    hasPage: message.feedbackId !== null,
    isAlert: message.alert !== null,
  };
}

interface Chosen {
  message: DueCustomerMessage;
  letter: ReturnType<typeof composeCustomerMessage>;
  way: Way;
  organization: Organization;
  gateways: Outgoing['gateways'];
}

async function outgoing(tx: Tx, chosen: Chosen): Promise<Outgoing> {
  const { message, letter, way, organization, gateways } = chosen;
  const { id, kind, personId, feedbackId, caseId, locale, name } = message;
  const facts = caseId === null ? undefined : await readCaseFacts(tx, caseId);
  const { replyPlus } = await readSendingPolicy(tx);
  return {
    ...{ id, kind, orgId: organization.id, personId, feedbackId, locale, name, letter, gateways },
    ...{ channel: way.channel, address: way.address, caseCode: facts?.code ?? null },
    ...{ replyTo: await readReplyTo(tx), replyPlus },
  };
}

async function writeOutcome(tx: Tx, message: Outgoing, outcome: Outcome): Promise<void> {
  const { id, channel } = message;
  const { providerId } = outcome;
  const failure = withoutAddress(outcome.failure, message);
  await insertDelivery(tx, { messageId: id, channel, failure });
  if (!failure) return markMessageSent(tx, id, providerId);
  const isFinal = failure.meaning === 'final' || failure.meaning === 'unclear';
  if (failure.code === 'gone' && channel !== 'email') {
    await disableAdapter(tx, { channel, reason: 'gone' });
  }
  if (isFinal) return markMessageFailed(tx, id, failure);
  return retryMessage(tx, id, failure);
}

/** Servers like to repeat whom they refuse; what is kept of that names nobody, also after an erasure. */
function withoutAddress(failure: Failure | null, { address }: Outgoing): Failure | null {
  if (failure?.detail == null || address === '') return failure;
  const name = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return { ...failure, detail: failure.detail.replace(new RegExp(name, 'gi'), '…') };
}
