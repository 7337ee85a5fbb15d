import { arrangeAgenda, type Agenda, type AgendaItem } from '@vocero/api/contract/agendas';
import { call } from '../app/api.ts';
import type { Resource } from '../app/resource.svelte.ts';
import { tellProblem } from '../ui/toasts.svelte.ts';

type Arranged = Pick<AgendaItem, 'themeId' | 'state'>;
type Change = (items: readonly AgendaItem[]) => readonly Arranged[];

/** Arranges an agenda: one act after the other, each on top of what the one before it left. */
export class AgendaDesk {
  #agenda: Resource<Agenda>;
  #params: () => { id: string; day: string };
  #last: Promise<unknown> = Promise.resolve();

  constructor(agenda: Resource<Agenda>, params: () => { id: string; day: string }) {
    this.#agenda = agenda;
    this.#params = params;
  }

  /** What is seen changes at once. False when it could not be kept: then all is as it was before. */
  arrange(change: Change): Promise<boolean> {
    const done = this.#last.then(() => this.#write(change));
    this.#last = done;
    return done;
  }

  async #write(change: Change): Promise<boolean> {
    const before = this.#agenda.data;
    if (!before) return false;
    const items = change(before.items);
    this.#agenda.set({ ...before, items: inOrderOf(items, before.items) });
    try {
      const body = {
        version: before.meeting.version,
        items: items.map(({ themeId, state }) => ({ themeId, state })),
      };
      this.#agenda.set(await call(arrangeAgenda, { params: this.#params(), body }));
      return true;
    } catch (error) {
      tellProblem(error);
      this.#agenda.set(before);
      await this.#agenda.reload();
      return false;
    }
  }
}

/** Themes that are new are seen once the server has said what they are. */
function inOrderOf(items: readonly Arranged[], known: readonly AgendaItem[]): AgendaItem[] {
  return items.flatMap(({ themeId, state }) => {
    const item = known.find((one) => one.themeId === themeId);
    return item ? [{ ...item, state }] : [];
  });
}
