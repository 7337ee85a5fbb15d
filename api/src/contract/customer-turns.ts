import { commentLength, type Turn } from './feedback.ts';

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
