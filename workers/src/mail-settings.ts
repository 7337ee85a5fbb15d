import { z } from 'zod';

/** Where mail is handed in. */
export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise it begins with STARTTLS where the server offers it. */
  secure: boolean;
  /** Never sends without TLS: a password would be read on the way. */
  requireTLS: boolean;
  login: { user: string; pass: string } | null;
  /** As it stands in the letter: an address, or a name and an address. */
  from: string;
}

const smtpUrl =
  'SMTP_URL must be the address of a mail server, such as smtp://user:password@mail.example.org:587 or smtps://….';
const mailFrom =
  'MAIL_FROM must be an e-mail address, such as vocero@example.org or Vocero <vocero@example.org>.';
const secret = 'VOCERO_SECRET must be set where SMTP_URL is: at least 32 random characters.';

/** What of the environment says how mail is sent. Values are not repeated in what is refused. */
export const mailVariables = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./, error: smtpUrl })
    .refine((url) => ['', '/'].includes(new URL(url).pathname) && !url.includes('?'), smtpUrl)
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^\r\n<>,;@]{1,100} )?<?[^\s<>,;@]+@[^\s<>,;@]+>?$/, mailFrom)
    .max(320, mailFrom)
    .optional(),
  VOCERO_SECRET: z.string().min(32, secret).optional(),
};

interface MailEnvironment {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  VOCERO_SECRET?: string | undefined;
}

/** What is missing for mail that is asked for. */
export function missingForMail(env: MailEnvironment): string[] {
  if (env.SMTP_URL === undefined) return [];
  return [
    ...(env.MAIL_FROM === undefined ? [`${mailFrom.slice(0, -1)} (SMTP_URL is set).`] : []),
    ...(env.VOCERO_SECRET === undefined ? [secret] : []),
  ];
}

/** Null: nothing is sent by mail. */
export function mailServerOf({ SMTP_URL, MAIL_FROM }: MailEnvironment): MailServer | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null;
  const url = new URL(SMTP_URL);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(url.username);
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && user !== '' && !isThisMachine(host),
    login: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
    from: MAIL_FROM,
  };
}

const isThisMachine = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
