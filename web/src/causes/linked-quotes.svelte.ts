import type { Evidence } from '@vocero/api/contract/evidence';
import type { Quote } from '@vocero/api/contract/themes';
import { SvelteMap } from 'svelte/reactivity';

export type LinkedQuote = Evidence;

/** The comments whose words are known on this page: those that are saved, and those just picked. */
export class LinkedQuotes {
  #known = new SvelteMap<string, LinkedQuote>();

  learn(quotes: readonly LinkedQuote[]): void {
    for (const quote of quotes) this.#known.set(quote.id, quote);
  }

  pick({ id, text, language, channel, caseCode, occurredAt }: Quote): void {
    this.#known.set(id, { id, text, language, channel, caseCode, occurredAt, inTheme: true });
  }

  /** Those of these comments that are known; erased ones are not. */
  of(ids: readonly string[]): LinkedQuote[] {
    return ids.flatMap((id) => this.#known.get(id) ?? []);
  }
}
