import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from '../mail-settings.ts';
import { readFailure, type Failure } from './mail-failure.ts';
import { mailHtml } from './mail-html.ts';
import { oneLine } from './one-line.ts';

export interface Letter {
  /** The message's own id: whoever gets it twice can tell. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  /** The same for programs that show HTML; made of the text unless given. */
  html?: string;
  /** Where answers go; null: to the sender. */
  replyTo?: string | null;
  locale: string;
  /** Turns this kind of letter off with one request (RFC 8058); null where it cannot be. */
  muteUrl: string | null;
  /** A date to put into a calendar (RFC 5545). */
  calendar: string | null;
}

/** Hands a letter to the mail server; null when it was taken. */
export type Mailer = (letter: Letter) => Promise<Failure | null>;

/** Milliseconds; together far below the time after which a letter without outcome is unclear. */
const PATIENCE = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  dnsTimeout: 10_000,
  socketTimeout: 60_000,
};

/** A connection for each letter: there are few, and none suffers from what the one before met. */
export const openMailer =
  (server: MailServer): Mailer =>
  async (letter) => {
    const progress = { begun: false };
    const connection = connectionTo(server);
    try {
      await connected(connection);
      if (server.login) await loggedIn(connection, server.login);
      await handIn(connection, letter, server, progress);
      connection.quit();
      return null;
    } catch (error) {
      connection.close();
      return readFailure(error, progress.begun);
    }
  };

function connectionTo({ host, port, secure, requireTLS }: MailServer): SMTPConnection {
  const connection = new SMTPConnection({ host, port, secure, requireTLS, ...PATIENCE });
  // What goes wrong later than it matters, such as in saying goodbye, is nobody's trouble.
  connection.on('error', () => {});
  return connection;
}

/** A connection that fails before it stands says so by an event. */
function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

function loggedIn(connection: SMTPConnection, login: { user: string; pass: string }) {
  return new Promise<void>((resolve, reject) => {
    connection.login(login, (error) => (error ? reject(error) : resolve()));
  });
}

async function handIn(
  connection: SMTPConnection,
  letter: Letter,
  { from }: MailServer,
  progress: { begun: boolean },
): Promise<void> {
  const mail = new MailComposer(mailOf(letter, from)).compile();
  const bytes = await mail.build();
  const body = Readable.from(read(bytes, progress));
  await new Promise<void>((resolve, reject) => {
    connection.send(mail.getEnvelope(), body, (error) => (error ? reject(error) : resolve()));
  });
}

/** Nobody reads a letter before the server has taken its addresses. */
async function* read(bytes: Buffer, progress: { begun: boolean }) {
  progress.begun = true;
  yield bytes;
}

function mailOf(letter: Letter, from: string) {
  const { id, to, subject, text, html, replyTo, locale, muteUrl } = letter;
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: oneLine(to.name), address: to.address },
    subject: oneLine(subject),
    text,
    html: html ?? mailHtml(text, locale),
    ...(replyTo && { replyTo }),
    messageId: `<${id}@${domain}>`,
    attachments: attachmentsOf(letter),
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': locale,
      ...(muteUrl !== null && {
        'List-Unsubscribe': `<${muteUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

const attachmentsOf = ({ calendar }: Letter) =>
  calendar === null
    ? []
    : [{ filename: 'meeting.ics', content: calendar, contentType: 'text/calendar; charset=utf-8' }];
