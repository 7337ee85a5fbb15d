import { statuses, type Status } from '@vocero/api/contract/themes';

/** A card held by the pointer, from `[data-theme]` to whatever has the `[data-status]` below it. */
export class CardDrag {
  /** The status above which the card is held. */
  over = $state<Status | null>(null);
  #id: string | null = null;
  #ondrop: (themeId: string, to: Status) => void;

  constructor(ondrop: (themeId: string, to: Status) => void) {
    this.#ondrop = ondrop;
  }

  start(event: DragEvent): void {
    const card = under(event, '[data-theme]');
    if (!card || !event.dataTransfer) return;
    this.#id = card.dataset['theme'] ?? null;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.querySelector('h3')?.textContent.trim() ?? '');
  }

  hover(event: DragEvent): void {
    this.over = this.#id === null ? null : statusUnder(event);
    if (this.over) event.preventDefault();
  }

  drop(event: DragEvent): void {
    const [id, to] = [this.#id, statusUnder(event)];
    this.end();
    if (id === null || to === null) return;
    event.preventDefault();
    this.#ondrop(id, to);
  }

  end(): void {
    this.#id = null;
    this.over = null;
  }
}

const under = (event: Event, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

function statusUnder(event: Event): Status | null {
  const status = under(event, '[data-status]')?.dataset['status'];
  return statuses.find((known) => known === status) ?? null;
}
