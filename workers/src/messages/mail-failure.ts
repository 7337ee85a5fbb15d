import type { MailFailure } from '@vocero/sql/message-sending';
import { oneLine } from './one-line.ts';

/**
 * What failed, and what that means: `final`: this message will never be taken; `later`: this one may
 * be, in a while; `server`: nothing can be sent for now; `unclear`: it may have been taken.
 */
export interface Failure extends MailFailure {
  meaning: 'final' | 'later' | 'server' | 'unclear';
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|HOSTNAME_MISMATCH/;

/**
 * Reads an error of the mail client. An answer of 500 to 599 to a sender, a recipient or a letter is
 * final, one of 400 to 499 is not (RFC 5321, section 4.2.1).
 * @param begun the letter itself was on its way when it failed.
 */
export function readFailure(error: unknown, begun: boolean): Failure {
  const { code, originalCode, response, responseCode, message } = factsOf(error);
  const detail = oneLine(response || originalCode || message) || null;
  if (code === 'EAUTH' || code === 'ENOAUTH') return { code: 'login', detail, meaning: 'server' };
  if (certificate.test(originalCode)) return { code: 'certificate', detail, meaning: 'server' };
  if (code === 'ETLS') return { code: 'tls', detail, meaning: 'server' };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    if (responseCode >= 400 && responseCode < 500)
      return { code: 'busy', detail, meaning: 'later' };
    return { code: 'refused', detail, meaning: 'final' };
  }
  if (begun) return { code: 'unclear', detail, meaning: 'unclear' };
  if (code === 'ETIMEDOUT') return { code: 'timeout', detail, meaning: 'server' };
  if (['ECONNECTION', 'ESOCKET', 'EDNS'].includes(code)) {
    return { code: 'unreachable', detail, meaning: 'server' };
  }
  return { code: 'failed', detail, meaning: 'later' };
}

function factsOf(error: unknown) {
  const facts: Record<string, unknown> = typeof error === 'object' && error ? { ...error } : {};
  const textOf = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '');
  return {
    code: textOf('code'),
    originalCode: textOf('originalCode'),
    response: textOf('response'),
    responseCode: Number(facts['responseCode']) || 0,
    message: error instanceof Error ? error.message : String(error),
  };
}
