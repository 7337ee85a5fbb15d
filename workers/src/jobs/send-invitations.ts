import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  deferInvitationMail,
  dropNeedlessMail,
  holdDueMail,
  markInvitationFailed,
  markInvitationsUnclear,
  markInvitationSent,
  readReplyTo,
  retryInvitationMail,
  suppressInvitationMail,
  takeInvitationMail,
  type InvitationMail,
} from '@vocero/sql/invitation-mail';
import { fillLinks } from '@vocero/sql/invitation-words';
import { notifyLive } from '@vocero/sql/live';
import { maySend } from '@vocero/sql/may-send';
import { readOrganization, type Organization } from '@vocero/sql/organizations';
import { listWaiting, takeRows } from '@vocero/sql/outbox';
import { surveyInvitationToken } from '@vocero/sql/person-links';
import { lockPerson } from '@vocero/sql/persons';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { z } from 'zod';
import { composeInvitation, type InvitationLetter } from '../messages/compose-invitation.ts';
import type { Failure } from '../messages/mail-failure.ts';
import type { Letter } from '../messages/mailer.ts';
import { processor } from '../processor.ts';
import type { SendDeps } from './send-messages.ts';

const Payload = z.object({ orgId: z.uuid(), subjectIds: z.array(z.uuid()).length(1) });

/** Far longer than a mail server may take to answer. */
const UNCLEAR_MINUTES = 10;
const notSetUp: Failure = { code: 'not_set_up', detail: null, meaning: 'final' };

/**
 * Sends the letters to customers that are due. Each is taken in a transaction of its own, in which the
 * guard is asked once more, before it goes out: no letter goes out twice, and one whose worker died in
 * between is shown as unclear. What is not due yet, or comes due again, the schedule promises anew.
 */
export const sendInvitationsJob = (deps: SendDeps) =>
  processor(Payload, async ({ orgId }) => {
    const { sql } = deps;
    const waiting = await inOrganization(sql, orgId, (tx) =>
      listWaiting(tx, 'invitations.send', orgId),
    );
    if (waiting.length === 0) return; // done before
    const organization = await inOrganization(sql, orgId, readOrganization);
    if (!organization.isDemo) await sendDue(deps, organization);
    await inOrganization(sql, orgId, async (tx) => {
      await markInvitationsUnclear(tx, UNCLEAR_MINUTES);
      await takeRows(tx, waiting);
      await notifyLive(tx, orgId, 'invitations');
    });
  });

async function sendDue(deps: SendDeps, organization: Organization): Promise<void> {
  const { sql, signal, mailer } = deps;
  const { id: orgId } = organization;
  await inOrganization(sql, orgId, dropNeedlessMail);
  while (!signal.aborted) {
    const step = await inOrganization(sql, orgId, (tx) => takeNext(tx, organization));
    if (step === 'none') return;
    if (step === 'refused') continue;
    const failure = await hand(deps, organization, step);
    await inOrganization(sql, orgId, (tx) => writeOutcome(tx, step.mail, failure));
    if (!failure || !mailer) continue;
    const { code, meaning } = failure;
    deps.log.warn(
      { org: orgId, invitation: step.mail.invitationId, code },
      'a letter was not sent',
    );
    if (meaning === 'server') return;
  }
}

interface Taken {
  mail: InvitationMail;
  letter: InvitationLetter;
  replyTo: string | null;
}

/** The next letter that may go out now, or that the one that was due may not. */
async function takeNext(tx: Tx, organization: Organization): Promise<Taken | 'none' | 'refused'> {
  const mail = await holdDueMail(tx);
  if (!mail) return 'none';
  if (mail.personId !== null && !(await mayGo(tx, mail, mail.personId))) return 'refused';
  const letter = composeInvitation(factsOf(mail, organization));
  await takeInvitationMail(tx, mail, { subject: letter.subject, body: letter.text });
  return { mail, letter, replyTo: await readReplyTo(tx) };
}

/** Asks the guard; what it says no to is put off, or given up with the reason. */
async function mayGo(tx: Tx, mail: InvitationMail, personId: string): Promise<boolean> {
  await lockPerson(tx, personId);
  const { invitationId, basis, at, step } = mail;
  const sending = { personId, channel: 'email', purpose: 'ask_opinion', basis, at } as const;
  const answer = await maySend(tx, { ...sending, invitationId });
  if (answer.ok) return true;
  // A reminder belongs to an invitation that was let through.
  if (answer.reason === 'capped' && step === 2) return true;
  if (answer.reason === 'outside_hours' && answer.nextAt) {
    await deferInvitationMail(tx, mail, answer.nextAt);
  } else {
    await suppressInvitationMail(tx, mail, answer.reason);
  }
  return false;
}

const factsOf = (mail: InvitationMail, { name, timeZone }: Organization) => ({
  organization: name,
  name: mail.name,
  locale: mail.locale,
  doc: mail.kind === 'survey' ? mail.doc : (mail.doc ?? { questions: [] }),
  step: mail.step,
  grounds: mail.isTest ? ('test' as const) : mail.basis,
  servedOn: dayIn(mail.occurredAt, timeZone),
  until: dayIn(mail.expiresAt, timeZone),
});

/** YYYY-MM-DD by the clocks of a zone. */
const dayIn = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);

async function hand(deps: SendDeps, { id: orgId }: Organization, taken: Taken) {
  const { mailer, publicUrl, secret } = deps;
  if (!mailer || secret === undefined || taken.mail.email === null) return notSetUp;
  return mailer(letterOf(taken, { orgId, publicUrl, secret, email: taken.mail.email }));
}

interface Address {
  orgId: string;
  publicUrl: string;
  secret: string;
  email: string;
}

function letterOf({ mail, letter, replyTo }: Taken, to: Address): Letter {
  const { invitationId, step, personId, name, locale } = mail;
  const { orgId, publicUrl, secret, email } = to;
  const answer = `${publicUrl}/i/${surveyInvitationToken(secret, invitationId)}`;
  const preferences =
    personId === null
      ? null
      : `${publicUrl}/p/${makePreferencesToken(secret, { orgId, personId })}`;
  const links = { answer, preferences: preferences ?? answer };
  return {
    id: `${invitationId}.${step}`,
    to: { name: name ?? '', address: email },
    subject: letter.subject,
    text: fillLinks(letter.text, links),
    html: fillLinks(letter.html, links),
    replyTo,
    locale,
    muteUrl: preferences,
    calendar: null,
  };
}

async function writeOutcome(tx: Tx, mail: InvitationMail, failure: Failure | null): Promise<void> {
  if (!failure) return markInvitationSent(tx, mail);
  const isFinal = failure.meaning === 'final' || failure.meaning === 'unclear';
  if (isFinal) return markInvitationFailed(tx, mail, failure);
  return retryInvitationMail(tx, mail, failure);
}
