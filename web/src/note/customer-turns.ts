import type { Turn } from '@vocero/api/contract/feedback';

/** Marks the turns of the speakers who are customers. */
export const markCustomers = (turns: readonly Turn[], customers: readonly string[]): Turn[] =>
  turns.map((turn) => ({ ...turn, customer: customers.includes(turn.speaker) }));

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
