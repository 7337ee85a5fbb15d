import {
  listAlertSettings,
  listAlertsOff,
  writeAlertSetting,
  writeAlertsOff,
} from '@vocero/sql/alert-settings';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { countRatings } from '@vocero/sql/customer-message-log';
import { readSendingPolicy, writeSendingPolicy } from '@vocero/sql/customer-message-sending';
import {
  adapterKey,
  replyHookHash,
  replyHookKey,
  replyHookToken,
} from '@vocero/sql/customer-links';
import { alertTypes, appendCustomerMessage } from '@vocero/sql/customer-messages';
import { readReplyTo } from '@vocero/sql/invitation-mail';
import { notifyLive } from '@vocero/sql/live';
import { readOrganization } from '@vocero/sql/organizations';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import { findPerson, findPersonBy } from '@vocero/sql/persons';
import {
  insertReplyHook,
  listReplyHooks,
  listUnmatched,
  revokeReplyHook,
  settleUnmatched,
} from '@vocero/sql/replies';
import {
  askTrial,
  deleteAdapter,
  listAdapters,
  renewAdapterKey,
  writeAdapter,
} from '@vocero/sql/send-adapters';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/customer-sending.ts';
import type { App, Deps } from '../deps.ts';
import { customerRef } from '../prepare-feedback.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { rateOf } from '../rate.ts';
import { serve } from '../serve.ts';
import type { Settings } from '../settings.ts';
import { uuid7 } from '../uuid7.ts';

/** By what customers are written to, where their answers arrive, and which alerts are given. */
export function customerSendingRoutes(app: App, deps: Deps) {
  policyRoutes(app, deps);
  adapterRoutes(app, deps);
  alertRoutes(app, deps);
  personAlertRoutes(app, deps);
  replyRoutes(app, deps);
}

function policyRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.readCustomerSending, ({ principal }) =>
    inOrganization(sql, principal.orgId, (tx) => readSending(tx, settings)),
  );

  serve(app, deps, contract.changeSendingPolicy, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await readSendingPolicy(tx);
      await writeSendingPolicy(tx, body);
      await audit(tx, {
        act: 'sending_policy_changed',
        subject: { kind: 'organization', id: principal.orgId },
        before: { ...before },
        after: { ...body },
      });
      return readSending(tx, settings);
    }),
  );
}

function adapterRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;
  const keyOf = async (tx: Tx, orgId: string, channel: contract.AdapterChannel) => {
    const adapter = (await listAdapters(tx)).find((one) => one.channel === channel);
    if (!adapter) throw notFound();
    return { secret: adapterKey(settings.secret, { orgId, channel, turn: adapter.turn }) };
  };

  serve(app, deps, contract.saveSendAdapter, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { channel } = params;
      await writeAdapter(tx, { channel, url: body.url });
      const after = { host: new URL(body.url).host };
      await audit(tx, { act: 'send_adapter_named', subject: adapter(channel), after });
      await notifyLive(tx, principal.orgId, 'customer_messages');
      return keyOf(tx, principal.orgId, channel);
    }),
  );

  serve(app, deps, contract.renewSendAdapterKey, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await renewAdapterKey(tx, params.channel))) throw notFound();
      await audit(tx, { act: 'send_adapter_key_renewed', subject: adapter(params.channel) });
      return keyOf(tx, principal.orgId, params.channel);
    }),
  );

  serve(app, deps, contract.trySendAdapter, async ({ principal, params, body, audit }) => {
    const answer = await inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await askTrial(tx, params.channel, body.to))) throw notFound();
      await audit(tx, { act: 'send_adapter_tried', subject: adapter(params.channel) });
      await appendOutboxAnew(tx, 'customers.tell', principal.orgId);
      return readSending(tx, settings);
    });
    wakeRelay(sql);
    return answer;
  });

  serve(app, deps, contract.removeSendAdapter, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await deleteAdapter(tx, params.channel))) throw notFound();
      await audit(tx, { act: 'send_adapter_removed', subject: adapter(params.channel) });
      return readSending(tx, settings);
    }),
  );
}

const adapter = (channel: string) => ({ kind: 'send_adapter', label: channel }) as const;

function alertRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.changeAlertSetting, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { alert } = params;
      await writeAlertSetting(tx, { alert, isOn: body.isOn, words: definedWords(body.words) });
      await audit(tx, {
        act: 'alert_setting_changed',
        subject: { kind: 'organization', id: principal.orgId, label: alert },
        after: { isOn: body.isOn, languages: Object.keys(body.words) },
      });
      return readSending(tx, settings);
    }),
  );

  serve(app, deps, contract.createAlert, async ({ principal, body, audit, status }) => {
    const { orgId } = principal;
    const id = await inOrganization(sql, orgId, async (tx) => {
      const { email, type } = body;
      const ref = customerRef(body.ref ?? undefined, orgId, settings.secret) ?? '';
      const person = await findPersonBy(tx, { ref, email: email ?? '' });
      if (!person) throw new Problem(404, 'alert_nobody');
      const locale = person.locale ?? (await readOrganization(tx)).locale;
      const made = await appendCustomerMessage(tx, {
        ...{ kind: `alert_${type}`, event: `alert ${body.eventId}`, locale },
        ...{ personId: person.id, feedbackId: null, data: { day: body.day } },
        words: definedWords(body.words)[locale] ?? null,
        dueAt: body.dueAt === null ? null : new Date(body.dueAt),
        uselessAt: body.uselessAt === null ? null : new Date(body.uselessAt),
      });
      const subject = { kind: 'person', id: person.id } as const;
      if (made !== null) await audit(tx, { act: 'alert_given', subject, after: { type } });
      return made;
    });
    wakeRelay(sql);
    if (id === null) status(200);
    return { id, duplicate: id === null };
  });

  serve(app, deps, contract.readAlertRatings, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const counted = await countRatings(tx, 90);
      const none = { sent: 0, rated: 0, useful: 0, tooMany: 0 };
      return {
        items: alertTypes.map((alert) => {
          const { sent, rated, useful, tooMany } =
            counted.find((row) => row.alert === alert) ?? none;
          return { alert, sent, useful: rateOf(useful, rated), tooMany: rateOf(tooMany, rated) };
        }),
      };
    }),
  );
}

function personAlertRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readPersonAlerts, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await findPerson(tx, params.id))) throw notFound();
      return { off: await listAlertsOff(tx, params.id) };
    }),
  );

  serve(app, deps, contract.changePersonAlerts, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { id } = params;
      if (!(await findPerson(tx, id))) throw notFound();
      const before = { off: await listAlertsOff(tx, id) };
      await writeAlertsOff(tx, id, { off: body.off, by: 'member' });
      const subject = { kind: 'person', id } as const;
      await audit(tx, { act: 'person_alerts_changed', subject, before, after: { off: body.off } });
      return { off: await listAlertsOff(tx, id) };
    }),
  );
}

function replyRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.createReplyHook, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const id = uuid7();
      const tokenHash = replyHookHash(replyHookToken(settings.secret, id));
      await insertReplyHook(tx, { id, name: body.name, tokenHash, createdBy: memberId });
      const subject = { kind: 'reply_hook', id, label: body.name } as const;
      await audit(tx, { act: 'reply_hook_made', subject });
      return { id, url: hookUrl(settings, id), secret: replyHookKey(settings.secret, id) };
    }),
  );

  serve(app, deps, contract.revokeReplyHook, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const name = await revokeReplyHook(tx, params.id);
      if (name === undefined) throw notFound();
      const subject = { kind: 'reply_hook', id: params.id, label: name } as const;
      await audit(tx, { act: 'reply_hook_revoked', subject });
      return undefined;
    }),
  );

  serve(app, deps, contract.listUnmatchedReplies, ({ principal }) =>
    inOrganization(sql, principal.orgId, unmatched),
  );

  serve(app, deps, contract.settleUnmatchedReply, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const code = body.code === null ? null : body.code.replace(/[^0-9a-z]/gi, '').toUpperCase();
      const settled = await settleUnmatched(tx, params.id, { code, memberId });
      if (!settled) throw new Problem(404, 'case_code_unknown');
      const subject = { kind: 'unmatched_reply', id: params.id } as const;
      await audit(tx, { act: 'reply_settled', subject, after: { caseId: settled.caseId } });
      await notifyLive(tx, orgId, 'customer_messages');
      return unmatched(tx);
    });
  });
}

const unmatched = async (tx: Tx) => ({
  items: (await listUnmatched(tx)).map((reply) => ({
    ...reply,
    caseCode: reply.caseCode === null ? null : showCaseCode(reply.caseCode),
  })),
});

type Words = contract.AlertSetting['words'];

/** The languages that are there. */
function definedWords(words: Words): Record<string, { subject: string; body: string }> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([locale, text]) => (text ? [[locale, text]] : [])),
  );
}

const hookUrl = ({ publicUrl, secret }: Settings, id: string) =>
  `${publicUrl}/hooks/replies/${replyHookToken(secret, id)}`;

async function readSending(tx: Tx, settings: Settings) {
  const { replyPlus } = await readSendingPolicy(tx);
  return {
    mailFrom: settings.mailFrom,
    replyTo: await readReplyTo(tx),
    replyPlus,
    adapters: (await listAdapters(tx)).map(({ trialTo, turn: _turn, ...one }) => ({
      ...one,
      isTrying: trialTo !== null,
    })),
    hooks: (await listReplyHooks(tx)).map((hook) => ({ ...hook, url: hookUrl(settings, hook.id) })),
    alerts: await listAlertSettings(tx),
  };
}
