import { readCaseFacts } from '@vocero/sql/case-facts';
import { addCustomerEntry } from '@vocero/sql/case-entries';
import { appendCaseEvent } from '@vocero/sql/cases';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { listCaseEntries, noteForMembers } from '@vocero/sql/conversations';
import {
  approveMessage,
  countCustomerMessages,
  discardMessage,
  findCustomerMessage,
  listCaseMessages,
  listCustomerMessages,
  listDeliveries,
  markByHand,
  restoreMessage,
  rewordMessage,
  unmarkByHand,
  type LoggedCustomerMessage,
} from '@vocero/sql/customer-message-log';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { notifyLive } from '@vocero/sql/live';
import { readOrganization } from '@vocero/sql/organizations';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/customer-messages.ts';
import type { AuditAct } from '../contract/audit.ts';
import type { App, Deps } from '../deps.ts';
import { copyOfMessage } from '../copy-of-message.ts';
import { localeFromTag } from '../messages.ts';
import { previewReply } from '../preview-reply.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** What is said to customers: the log, drafts to look at, and the conversation of a case. */
export function customerMessageRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listCustomerMessages, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { state = null, before = null, limit } = query;
      const rows = await listCustomerMessages(tx, { state, before, limit: limit + 1 });
      const items = rows.slice(0, limit).map(shown);
      return {
        items,
        next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
        counts: await countCustomerMessages(tx),
        isDemo: (await readOrganization(tx)).isDemo,
      };
    }),
  );

  serve(app, deps, contract.readCustomerMessage, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const message = await find(tx, params.id);
      const copy = await copyOfMessage(tx, message, { ...settings, orgId: principal.orgId });
      return { ...shown(message), copy, deliveries: await listDeliveries(tx, message.id) };
    }),
  );

  serve(app, deps, contract.changeCustomerMessage, ({ principal, params, body, audit }) => {
    const { orgId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await find(tx, params.id);
      if (!(await rewordMessage(tx, params.id, body))) throw new Problem(409, 'message_is_out');
      await audit(tx, {
        act: 'customer_message_reworded',
        subject: { kind: 'customer_message', id: params.id },
      });
      await notifyLive(tx, orgId, 'customer_messages');
      return shown(await find(tx, params.id));
    });
  });

  serve(app, deps, contract.actOnCustomerMessage, async ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const message = await inOrganization(sql, orgId, async (tx) => {
      refuseNotice(await find(tx, params.id), body.act);
      if (!(await act(tx, params.id, { ...body, memberId }))) {
        throw new Problem(409, 'message_is_out');
      }
      await audit(tx, {
        act: acts[body.act],
        subject: { kind: 'customer_message', id: params.id },
        ...(body.channel && { after: { channel: body.channel } }),
      });
      if (body.act === 'approve') await appendOutboxAnew(tx, 'customers.tell', orgId);
      await notifyLive(tx, orgId, 'customer_messages');
      return shown(await find(tx, params.id));
    });
    wakeRelay(sql);
    return message;
  });

  serve(app, deps, contract.readConversation, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => conversation(tx, params.id)),
  );

  serve(app, deps, contract.replyToCustomer, async ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    const answer = await inOrganization(sql, orgId, async (tx) => {
      const { personId, feedbackId, locale } = await facts(tx, params.id);
      const { once, subject, dueAt } = body;
      const id = await appendCustomerMessage(tx, {
        ...{ kind: 'reply', event: `reply ${once}`, caseId: params.id, memberId },
        ...{ personId, feedbackId, locale, words: { subject, body: body.body } },
        dueAt: dueAt === null ? null : new Date(dueAt),
      });
      if (id !== null) {
        const after = { messageId: id };
        await appendCaseEvent(tx, {
          caseId: params.id,
          act: 'replied',
          by: 'member',
          memberId,
          after,
        });
        await notifyLive(tx, orgId, 'cases');
      }
      return conversation(tx, params.id);
    });
    wakeRelay(sql);
    return answer;
  });

  serve(app, deps, contract.previewReply, ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, (tx) =>
      previewReply(tx, params.id, { ...body, publicUrl: settings.publicUrl }),
    ),
  );

  serve(app, deps, contract.noteCaseEntry, async ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    const answer = await inOrganization(sql, orgId, async (tx) => {
      await facts(tx, params.id);
      const { once, text, via } = body;
      const caseId = params.id;
      if (via === null) await noteForMembers(tx, { caseId, text, externalId: once, memberId });
      else await addCustomerEntry(tx, { caseId, via, text, externalId: once, memberId });
      await notifyLive(tx, orgId, 'cases');
      return conversation(tx, caseId);
    });
    wakeRelay(sql);
    return answer;
  });
}

const acts = {
  approve: 'customer_message_approved',
  discard: 'customer_message_discarded',
  restore: 'customer_message_restored',
  sent_by_hand: 'customer_message_sent_by_hand',
  not_sent_by_hand: 'customer_message_not_sent',
} as const satisfies Record<contract.CustomerMessageAct, AuditAct>;

/** A notice that a date moves says why and to when: it is approved on its case, with both. */
function refuseNotice({ kind, state }: LoggedCustomerMessage, act: contract.CustomerMessageAct) {
  const isNotice = kind === 'delay' || kind === 'missed';
  if (isNotice && state === 'draft' && (act === 'approve' || act === 'sent_by_hand')) {
    throw new Problem(409, 'notice_on_case');
  }
}

interface Act {
  act: contract.CustomerMessageAct;
  channel?: 'email' | 'sms' | 'chat' | 'phone' | undefined;
  memberId: string;
}

/** @returns false where the message is out, or stands where this cannot be done. */
function act(tx: Tx, id: string, { act, channel = 'email', memberId }: Act): Promise<boolean> {
  if (act === 'approve') return approveMessage(tx, id, memberId);
  if (act === 'discard') return discardMessage(tx, id, memberId);
  if (act === 'restore') return restoreMessage(tx, id);
  if (act === 'sent_by_hand') return markByHand(tx, id, { channel, memberId });
  return unmarkByHand(tx, id);
}

const shown = (message: LoggedCustomerMessage) => ({
  ...message,
  caseCode: message.caseCode === null ? null : showCaseCode(message.caseCode),
});

async function find(tx: Tx, id: string) {
  const found = await findCustomerMessage(tx, id);
  if (!found) throw notFound();
  return found;
}

async function facts(tx: Tx, caseId: string) {
  const found = await readCaseFacts(tx, caseId);
  if (!found) throw notFound();
  return found;
}

async function conversation(tx: Tx, caseId: string) {
  const { locale, personId } = await facts(tx, caseId);
  return {
    messages: (await listCaseMessages(tx, caseId)).map(shown),
    entries: await listCaseEntries(tx, caseId),
    locale: localeFromTag(locale) ?? 'en',
    reaches: personId !== null,
  };
}
