import { ProblemError } from '@vocero/api/client';
import { createCard, takeBackCard, type NewCard } from '@vocero/api/contract/cards';
import { call } from '../app/api.ts';
import { newId } from '../meetings/new-id.ts';
import { problemText } from '../ui/problem-text.ts';
import {
  keepDesk,
  readDesk,
  type Batch,
  type CardDesk,
  type QueuedCard,
  type RefusedCard,
} from './card-store.ts';

/** Milliseconds after which cards are sent again that could not be sent. */
const PAUSE = 5_000;

/** A card that the server has. */
export interface DoneCard extends QueuedCard {
  feedbackId: string;
}

/** Cards are kept on the device first and sent one after the other, each once. */
export class Desk {
  #key: string;
  #kept: CardDesk;
  #sending = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  waiting = $state.raw<readonly QueuedCard[]>([]);
  refused = $state.raw<readonly RefusedCard[]>([]);
  /** Of this sitting, the latest last. */
  done = $state.raw<readonly DoneCard[]>([]);
  /** The server could not be reached: cards wait on the device. */
  isAway = $state(false);
  /** What is typed would be lost by a reload. */
  isUnkept = $state(false);

  constructor(key: string) {
    this.#key = key;
    this.#kept = readDesk(localStorage, key);
    this.waiting = this.#kept.waiting;
    this.refused = this.#kept.refused;
  }

  get batch(): Batch | null {
    return this.#kept.batch;
  }

  get draft(): CardDesk['draft'] {
    return this.#kept.draft;
  }

  keepBatch = (batch: Batch): void => this.#keep({ batch: { ...batch } });

  keepDraft = (draft: CardDesk['draft']): void => this.#keep({ draft });

  /** Takes a card that was typed; it is on the device before this returns. */
  add = (card: NewCard, label: string): void => {
    this.waiting = [...this.waiting, { card, label }];
    this.#keep({ draft: null });
    void this.send();
  };

  drop = (refused: RefusedCard): void => {
    this.refused = this.refused.filter(({ card }) => card.id !== refused.card.id);
    this.#keep({});
  };

  restore = (refused: RefusedCard): void => {
    this.refused = [...this.refused, refused];
    this.#keep({});
  };

  /** Sends what another card's number kept back, under no number. */
  sendWithoutNumber = (refused: RefusedCard): void => {
    this.drop(refused);
    this.add({ ...refused.card, id: newId(), number: null }, refused.label);
  };

  /** Takes the last card back, wherever it is by now, so that it can be typed anew. */
  takeBack = async (): Promise<NewCard | null> => {
    const waits = this.waiting.at(-1);
    const isUnderWay = this.#sending && this.waiting.length === 1;
    if (waits && !isUnderWay) {
      this.waiting = this.waiting.slice(0, -1);
      this.#keep({});
      return waits.card;
    }
    const last = this.done.at(-1);
    if (!last || waits) return null;
    await call(takeBackCard, { params: { id: last.feedbackId } });
    this.done = this.done.slice(0, -1);
    return last.card;
  };

  /** Sends all that waits; called again when the connection may be back. */
  send = async (): Promise<void> => {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#retry);
    try {
      for (let first = this.waiting[0]; first; first = this.waiting[0]) {
        if (!(await this.#sendOne(first))) return;
      }
    } finally {
      this.#sending = false;
    }
  };

  close = (): void => clearTimeout(this.#retry);

  async #sendOne(queued: QueuedCard): Promise<boolean> {
    try {
      const { id, caseCode, isDuplicate } = await call(createCard, { body: queued.card });
      this.isAway = false;
      if (isDuplicate) this.#refuse(queued, caseCode, true);
      else this.done = [...this.done, { ...queued, feedbackId: id }];
    } catch (error) {
      if (mayWorkLater(error)) {
        this.isAway = true;
        this.#retry = setTimeout(() => void this.send(), PAUSE);
        return false;
      }
      this.#refuse(queued, problemText(error), false);
    }
    this.waiting = this.waiting.filter(({ card }) => card.id !== queued.card.id);
    this.#keep({});
    return true;
  }

  #refuse(queued: QueuedCard, reason: string, hasTwin: boolean): void {
    this.refused = [...this.refused, { ...queued, reason, hasTwin }];
  }

  #keep(change: Partial<Pick<CardDesk, 'batch' | 'draft'>>): void {
    this.#kept = {
      ...this.#kept,
      ...change,
      waiting: [...this.waiting],
      refused: [...this.refused],
    };
    this.isUnkept = !keepDesk(localStorage, this.#key, this.#kept);
  }
}

/** The card is fine: the connection, the session or the server is not. */
function mayWorkLater(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return true;
  return error.status === 0 || error.status >= 500 || [401, 403, 408, 429].includes(error.status);
}
