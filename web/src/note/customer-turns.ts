import { commentLength, type Turn } from '@vocero/api/contract/feedback';

/** Marks the turns of the speakers who are customers. */
export const markCustomers = (turns: readonly Turn[], customers: readonly string[]): Turn[] =>
  turns.map((turn) => ({ ...turn, customer: customers.includes(turn.speaker) }));

/**
 * The text that becomes the comment: the customer's turns, one per line, as many whole ones as a
 * comment can hold. The turns that did not fit stay in the context.
 * @returns how many of the customer's turns are in it, and how many there are.
 */
export function customerText(turns: readonly Turn[]): { text: string; used: number; all: number } {
  const said = turns.filter((turn) => turn.customer).map((turn) => turn.text.trim());
  let text = '';
  let used = 0;
  for (const words of said) {
    const longer = used === 0 ? words.slice(0, commentLength) : `${text}\n${words}`;
    if (longer.length > commentLength) break;
    text = longer;
    used += 1;
  }
  return { text, used, all: said.length };
}

export interface Speaker {
  name: string;
  turns: number;
  customer: boolean;
}

/** Who speaks in a conversation, in the order of their first words. */
export function speakersOf(turns: readonly Turn[]): Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const { speaker, customer } of turns) {
    const known = speakers.get(speaker);
    if (known) known.turns += 1;
    else speakers.set(speaker, { name: speaker, turns: 1, customer });
  }
  return [...speakers.values()];
}
