import { randomUUID } from 'node:crypto';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  changeDigestByMail,
  findMessage,
  listMessages,
  markMessages,
  readMailbox,
  type Message,
  type MessageFilter,
} from '@vocero/sql/message-log';
import { appendMessage } from '@vocero/sql/messages';
import { wakeRelay } from '@vocero/sql/outbox';
import * as contract from '../contract/messages.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly, type MemberPrincipal } from '../principal.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** What Vocero had to say to people, and whether it went by mail. */
export function messageRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listMessages, ({ principal, query }) => {
    const { memberId } = memberOnly(principal);
    return inOrganization(sql, principal.orgId, (tx) => readPage(tx, { ...query, memberId }));
  });

  serve(app, deps, contract.listAllMessages, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, (tx) => readPage(tx, query)),
  );

  serve(app, deps, contract.readMessage, async ({ principal, params }) => {
    const member = memberOnly(principal);
    const found = await inOrganization(sql, principal.orgId, (tx) => findMessage(tx, params.id));
    if (!found || !mayRead(member, found)) throw notFound();
    return answerOf(found);
  });

  serve(app, deps, contract.markMessages, async ({ principal, body }) => {
    const { memberId, orgId } = memberOnly(principal);
    await inOrganization(sql, orgId, (tx) => markMessages(tx, { memberId, ...body }));
    return undefined;
  });

  serve(app, deps, contract.sendTestMessage, async ({ principal }) => {
    const { memberId, orgId } = memberOnly(principal);
    const once = `test ${randomUUID()}`;
    const id = await inOrganization(sql, orgId, (tx) =>
      appendMessage(tx, { kind: 'test', memberId, once }),
    );
    if (id === null) throw new Error('a test message was said before');
    wakeRelay(sql);
    return { id };
  });

  serve(app, deps, contract.readMailbox, ({ principal }) => {
    const { memberId, orgId } = memberOnly(principal);
    return inOrganization(sql, orgId, (tx) => mailboxOf(tx, memberId));
  });

  serve(app, deps, contract.changeMailbox, ({ principal, body, audit }) => {
    const { memberId, orgId, name } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await changeDigestByMail(tx, memberId, body.digestByMail);
      await audit(tx, {
        act: body.digestByMail ? 'mail_resumed' : 'mail_muted',
        subject: { kind: 'member', id: memberId, label: name },
      });
      return mailboxOf(tx, memberId);
    });
  });

  const mailboxOf = async (tx: Tx, memberId: string) => ({
    ...(await readMailbox(tx, memberId)),
    mailFrom: settings.mailFrom,
  });
}

/** One more than asked for tells whether there is a next page. */
async function readPage(tx: Tx, { limit, ...filter }: MessageFilter & { limit: number }) {
  const rows = await listMessages(tx, filter, limit + 1);
  const items = rows.slice(0, limit).map(answerOf);
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
}

const mayRead = ({ memberId, role }: MemberPrincipal, message: Message) =>
  message.memberId === memberId || contract.listAllMessages.access.roles.includes(role);

const answerOf = ({ memberId, memberName, error, ...message }: Message) => ({
  ...message,
  to: { id: memberId, name: memberName },
  error: contract.mailErrors.find((known) => known === error) ?? (error === null ? null : 'failed'),
});
