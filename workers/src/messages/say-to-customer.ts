import { dueDay, type CustomerMessageFacts } from './customer-message-facts.ts';
import { oneLine } from './one-line.ts';
import type { Say, WordKey } from './words.ts';

const delayCauses = {
  part_missing: 'tell_cause_part_missing',
  supplier: 'tell_cause_supplier',
  workload: 'tell_cause_workload',
  waiting_customer: 'tell_cause_waiting_customer',
  technical: 'tell_cause_technical',
  weather: 'tell_cause_weather',
  our_error: 'tell_cause_our_error',
  other: 'tell_cause_other',
} as const satisfies Record<string, WordKey>;
const causeNames: Record<string, WordKey> = delayCauses;

/** What is so, line by line, after the words that every message of its kind begins with. */
export function sayToCustomer(message: CustomerMessageFacts, say: Say): string[] {
  const { kind, facts, locale } = message;
  const day = dueDay(message, locale);
  const what = facts?.promise ? facts.promise.what : 'none';
  const to = facts?.escalatedTo ?? 'other';
  const first = say(`tell_say_${kind}`, { day, what, to });
  return [first, ...furtherOf(message, say)];
}

function furtherOf({ kind, facts, data }: CustomerMessageFacts, say: Say): string[] {
  if (!facts) return [];
  const { answer, decision, decisionReason, alternatives, promise } = facts;
  if (kind === 'answer') return quote(null, answer);
  if (kind === 'decided') {
    return [
      ...quote(null, decision),
      ...quote(say('tell_why'), decisionReason),
      ...quote(say('tell_alternatives'), alternatives),
    ];
  }
  if (kind === 'closed') return quote(say('tell_alternatives'), alternatives);
  if (kind === 'promise') {
    return promise?.couldDelay ? [say('tell_could_delay', { what: promise.couldDelay })] : [];
  }
  if (kind === 'delay' || kind === 'missed') return causeOf(facts.promise, data, say);
  return [];
}

/** Words of ours for the customer, set apart from what stands around them. */
const quote = (heading: string | null, text: string | null) =>
  text === null ? [] : ['', ...(heading ? [heading] : []), text];

/** Why a date moved: as the promise that stands says it, else as it was told with the message. */
function causeOf(
  promise: { cause: string | null; causeNote: string | null } | null,
  data: Record<string, unknown>,
  say: Say,
): string[] {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null);
  const cause = causeNames[promise?.cause ?? text('cause') ?? ''];
  const note = oneLine(promise?.causeNote ?? text('causeNote') ?? '');
  if (!cause) return note === '' ? [] : [note];
  return [say('tell_because', { cause: say(cause) }), ...(note === '' ? [] : [note])];
}
