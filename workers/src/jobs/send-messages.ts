import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { findDigest } from '@vocero/sql/digest';
import { notifyLive } from '@vocero/sql/live';
import {
  countUnfinished,
  failWaiting,
  holdWordless,
  keepFromDisabled,
  markFailed,
  markForRetry,
  markSent,
  markUnclear,
  takeMail,
  writeWords,
  type Mail,
  type Wordless,
} from '@vocero/sql/message-sending';
import { makeMuteToken } from '@vocero/sql/mute-token';
import { readOrganization, type Organization } from '@vocero/sql/organizations';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { z } from 'zod';
import type { Logger } from '../log.ts';
import { composeMessage } from '../messages/compose-message.ts';
import type { Failure } from '../messages/mail-failure.ts';
import type { Letter, Mailer } from '../messages/mailer.ts';
import { oneLine } from '../messages/one-line.ts';
import { wordsIn } from '../messages/words.ts';
import { processor } from '../processor.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

export interface SendDeps {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
  publicUrl: string;
  secret: string | undefined;
  /** Null where mail is not set up: messages are read in the application alone. */
  mailer: Mailer | null;
}

const BATCH = 50;
/** Far longer than a mail server may take to answer. */
const UNCLEAR_MINUTES = 10;
const LONGEST_PAUSE = 360;

/**
 * Gives messages their words and sends them by mail where that is set up. A message is taken in a
 * transaction of its own before it goes out, so that two workers never send the same; one whose worker
 * died in between is not sent again but shown as unclear.
 */
export const sendMessagesJob = (deps: SendDeps) =>
  processor(Payload, async ({ orgId }) => {
    const { sql } = deps;
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'messages.send', orgId),
    );
    if (waiting.length === 0) return; // done before
    while (await makeWords(deps, orgId));
    if (deps.mailer) await sendAll(deps, orgId, deps.mailer);
    else await inOrganization(sql, orgId, (tx) => failWaiting(tx, 'not_set_up'));
    await inOrganization(sql, orgId, async (tx) => {
      await markUnclear(tx, UNCLEAR_MINUTES);
      // What could not be sent yet keeps one promise alive: the relay hands it over again, later.
      const kept = (await countUnfinished(tx)) > 0 ? 1 : 0;
      await takeRows(tx, waiting.slice(kept));
      await notifyLive(tx, orgId, 'messages');
    });
  });

/** @returns whether there may be more. */
function makeWords({ sql, publicUrl, mailer }: SendDeps, orgId: string): Promise<boolean> {
  return inOrganization(sql, orgId, async (tx) => {
    const organization = await readOrganization(tx);
    const { name, slug, locale } = organization;
    const head = { organization: name, slug, locale, publicUrl };
    const messages = await holdWordless(tx, BATCH);
    for (const message of messages) {
      const words = composeMessage(message, await digestOf(tx, message), head);
      const byMail = message.kind === 'test' || (mailer !== null && message.mayMail);
      await writeWords(tx, message.id, { ...words, byMail });
    }
    return messages.length === BATCH;
  });
}

async function digestOf(tx: Tx, { kind, data }: Wordless) {
  const { weekStart } = data;
  return kind === 'digest' && typeof weekStart === 'string' ? findDigest(tx, weekStart) : undefined;
}

/** Until nothing is due, or nothing can be sent for now. */
async function sendAll(deps: SendDeps, orgId: string, mailer: Mailer): Promise<void> {
  const { sql, signal } = deps;
  const organization = await inOrganization(sql, orgId, readOrganization);
  await inOrganization(sql, orgId, keepFromDisabled);
  while (!signal.aborted) {
    const mail = await inOrganization(sql, orgId, takeMail);
    if (!mail) return;
    const failure = await mailer(letterOf(mail, organization, deps));
    await inOrganization(sql, orgId, (tx) => writeOutcome(tx, mail, failure));
    if (!failure) continue;
    const { code, meaning } = failure;
    deps.log.warn({ org: orgId, message: mail.id, code }, 'a message could not be sent');
    if (meaning === 'server') return;
  }
}

function letterOf(
  { id, name, email, kind, memberId, subject, body, calendar }: Mail,
  { id: orgId, name: organization, locale }: Organization,
  { publicUrl, secret }: SendDeps,
): Letter {
  const say = wordsIn(locale);
  const mayMute = kind === 'digest' && secret !== undefined;
  const muteUrl = mayMute
    ? `${publicUrl}/mute/${makeMuteToken(secret, { orgId, memberId })}`
    : null;
  const foot = [
    say('foot', { organization: oneLine(organization) }),
    ...(muteUrl === null ? [] : ['', say('foot_mute', { link: muteUrl })]),
  ];
  const text = [body, '', '--', ...foot].join('\n');
  return { id, to: { name, address: email }, subject, text, locale, muteUrl, calendar };
}

async function writeOutcome(tx: Tx, mail: Mail, failure: Failure | null): Promise<void> {
  if (!failure) return markSent(tx, mail.id);
  const isFinal = failure.meaning === 'final' || failure.meaning === 'unclear';
  if (isFinal || mail.isLastTry) return markFailed(tx, mail.id, failure);
  const minutes = Math.min(2 ** mail.attempts, LONGEST_PAUSE);
  return markForRetry(tx, mail.id, { ...failure, minutes });
}
