import PostalMime, { type Email } from 'postal-mime';
import type { Reply } from '@vocero/sql/replies';
import { z } from 'zod';
import { InvalidInput, Problem } from './problem.ts';
import { ownWords } from './own-words.ts';

/** An answer as gateways tell it. */
const Told = z.object({
  channel: z.enum(['email', 'sms', 'chat']),
  from: z.string().trim().min(3).max(320),
  to: z.string().max(320).optional(),
  text: z.string().trim().min(1).max(20_000),
  case_code: z.string().max(40).optional(),
  message_id: z.string().max(400).optional(),
  in_reply_to: z.string().max(400).optional(),
  external_id: z.string().min(1).max(255),
});

const CODE = /(?<![0-9a-z])([0-9a-hjkmnp-tv-z]{4})-?([0-9a-hjkmnp-tv-z]{4})(?![0-9a-z])/i;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** A case as it stands in an address: `help+7k3mq9tx@…`. */
const tagOf = (address: string) => codeIn(/\+([^@+]{8,9})@/.exec(address)?.[1] ?? '');
const codeIn = (text: string) => {
  const [, first, second] = CODE.exec(text) ?? [];
  return first && second ? `${first}${second}`.toUpperCase() : null;
};
/** A case as it stands in a subject: `Re: Your bus [7K3M-Q9TX]`. */
const codeInSubject = (subject: string) =>
  codeIn(/\[([^\]]{8,9})\]/.exec(subject)?.[1] ?? '') ??
  codeIn(/\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(subject)?.[0] ?? '');

const idsIn = (text: string) =>
  [...text.matchAll(UUID)].map(([id]) => id.toLowerCase()).slice(0, 20);

/** Reads an answer that a gateway tells. */
export function readToldReply(json: unknown): Reply {
  const told = Told.safeParse(json);
  if (!told.success) throw new InvalidInput(told.error.issues);
  const { channel, from, to = '', text, case_code: code, external_id: externalId } = told.data;
  const answers = `${told.data.in_reply_to ?? ''} ${told.data.message_id ?? ''}`;
  return {
    ...{ channel, from, externalId, text: ownWords(text), isAutomatic: false },
    code: codeIn(code ?? '') ?? tagOf(to),
    messageIds: idsIn(answers),
  };
}

/** Reads a letter as a mailbox hands it over, heads and all (RFC 5322). */
export async function readMailedReply(bytes: Uint8Array): Promise<Reply> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20 }).catch(() => null);
  const from = mail?.from?.address;
  if (!mail || !from || from.length > 320) throw new Problem(400, 'bad_mail');
  const tags = [...(mail.to ?? []), ...(mail.cc ?? [])].map(({ address }) => tagOf(address ?? ''));
  return {
    channel: 'email',
    from,
    text: textOf(mail),
    code: tags.find((tag) => tag !== null) ?? codeInSubject(mail.subject ?? ''),
    messageIds: idsIn(`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`),
    isAutomatic: isAutomatic(mail),
    externalId: (mail.messageId ?? '').slice(0, 255),
  };
}

/** Signs; what follows is nothing that anybody wrote in an answer. */
const LONGEST_HTML = 500_000;

/** What is written, and the names of what is attached. */
function textOf({ text = '', html = '', attachments }: Email): string {
  const written =
    text.trim() === '' ? html.slice(0, LONGEST_HTML).replace(/<[^<>]{0,2000}>/g, ' ') : text;
  const names = attachments.map(({ filename }) => `[${filename ?? '…'}]`).slice(0, 20);
  const own = ownWords(written);
  return [own === '' ? '–' : own, ...(names.length > 0 ? ['', ...names] : [])]
    .join('\n')
    .slice(0, 8_000);
}

/**
 * Nobody wrote it: an absence, a receipt, a returned letter (RFC 3834, section 5). What merely asks for
 * no automatic answer may well be written by a person.
 */
function isAutomatic({ headers, from }: Email): boolean {
  const head = (name: string) => headers.find(({ key }) => key === name)?.value ?? '';
  const submitted = head('auto-submitted').trim().toLowerCase();
  return (
    (submitted !== '' && submitted !== 'no') ||
    head('x-autoreply') !== '' ||
    /^(bulk|junk|list|auto_reply)$/i.test(head('precedence').trim()) ||
    /^(mailer-daemon|postmaster)@/i.test(from?.address ?? '')
  );
}

const STOP =
  /^[^\p{L}\p{N}]{0,5}(?:stop|stopp|alto|baja|stani|odjava|стани|одјава|стоп|unsubscribe)(?:[^\p{L}\p{N}]{0,5}$|[ \t]*[.!,;:\r\n]\s*(?<more>.*)$)/isu;

/**
 * Whether a text message asks to be left alone, in the languages that we speak, and what it says
 * beyond that; null: it does not ask.
 */
export function readStop(text: string): { more: string } | null {
  const found = STOP.exec(text.trim());
  return found && { more: found.groups?.['more']?.trim() ?? '' };
}
