import { listUnsorted, placeFeedback, type UnsortedComment } from '@vocero/api/contract/placements';
import { createTheme } from '@vocero/api/contract/themes';
import { SvelteSet } from 'svelte/reactivity';
import { call } from '../app/api.ts';
import { undo } from '../themes/tell-acted.ts';
import { accepted } from './accepted.ts';
import { nextCurrent } from './next-current.ts';

const pageSize = 50;

/** An act that was done: for which comments, and what takes it back. */
export interface Done {
  eventIds: string[];
  commentIds: string[];
}

/** The comments without a theme, the one at hand, those that are ticked, and what was done last. */
export class Tray {
  items = $state.raw<readonly UnsortedComment[]>([]);
  /** How many are to be sorted, without those put off. */
  waiting = $state(0);
  snoozed = $state(0);
  more = $state(false);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<unknown>(null);
  currentId = $state<string | null>(null);
  readonly ticked = new SvelteSet<string>();
  current = $derived(this.items.find(({ id }) => id === this.currentId) ?? null);
  /** What an act is for: the ticked comments, or else the one at hand. */
  targets = $derived(
    this.ticked.size > 0
      ? this.items.filter(({ id }) => this.ticked.has(id))
      : this.items.filter(({ id }) => id === this.currentId),
  );
  #done: Done[] = [];
  #cursor: string | null = null;
  #shows: 'no' | 'yes' = 'no';
  #turn = 0;

  /** Shows the waiting ones, or those put off. */
  open(snoozed: boolean): Promise<void> {
    this.#shows = snoozed ? 'yes' : 'no';
    this.items = [];
    this.ticked.clear();
    return this.#read({ keep: [], limit: pageSize });
  }

  /** Reads again what is on the screen. */
  refresh(): Promise<void> {
    return this.#read({ keep: [], limit: Math.min(200, Math.max(pageSize, this.items.length)) });
  }

  next(): Promise<void> {
    if (!this.#cursor) return Promise.resolve();
    return this.#read({ keep: this.items, limit: pageSize, cursor: this.#cursor });
  }

  step(by: 1 | -1): void {
    const at = this.items.findIndex(({ id }) => id === this.currentId);
    const next = this.items[Math.max(0, Math.min(this.items.length - 1, at + by))];
    if (next) this.currentId = next.id;
  }

  tick(id: string): void {
    if (!this.ticked.delete(id)) this.ticked.add(id);
  }

  /** Places each target in its first suggested theme; those without one stay. */
  async accept(): Promise<Done> {
    const byTheme = accepted(this.targets);
    const done: Done = { eventIds: [], commentIds: [] };
    try {
      for (const [themeId, feedbackIds] of byTheme) {
        const { eventId } = await place({ act: 'move', feedbackIds, themeId });
        if (eventId) done.eventIds.push(eventId);
        done.commentIds.push(...feedbackIds);
      }
    } finally {
      this.#leave(done);
    }
    return done;
  }

  move = (themeId: string): Promise<Done> =>
    this.#act((feedbackIds) => place({ act: 'move', feedbackIds, themeId }));

  setAside = (): Promise<Done> =>
    this.#act((feedbackIds) => place({ act: 'not_relevant', feedbackIds }));

  snooze = (): Promise<Done> => this.#act((feedbackIds) => place({ act: 'snooze', feedbackIds }));

  create = (label: string): Promise<Done> =>
    this.#act((feedbackIds) => call(createTheme, { body: { label, feedbackIds } }));

  /** Takes an act back, its latest part first, and puts the first of its comments at hand. */
  async undo(done: Done): Promise<void> {
    for (const eventId of done.eventIds.toReversed()) await undo(eventId);
    this.#done = this.#done.filter((other) => other !== done);
    await this.refresh();
    this.currentId = done.commentIds.find((id) => this.#has(id)) ?? this.currentId;
  }

  /** The last act that can be taken back. */
  lastDone = (): Done | undefined => this.#done.at(-1);

  async #act(send: (ids: string[]) => Promise<{ eventId: string | null }>): Promise<Done> {
    const done: Done = { eventIds: [], commentIds: idsOf(this.targets) };
    if (done.commentIds.length === 0) return done;
    const { eventId } = await send(done.commentIds);
    if (eventId) done.eventIds.push(eventId);
    this.#leave(done);
    return done;
  }

  #leave(done: Done): void {
    if (done.commentIds.length === 0) return;
    if (done.eventIds.length > 0) this.#done.push(done);
    const leaving = done.commentIds;
    this.currentId = nextCurrent(idsOf(this.items), this.currentId, leaving);
    this.items = this.items.filter(({ id }) => !leaving.includes(id));
    this.waiting = Math.max(0, this.waiting - leaving.length);
    this.ticked.clear();
    void this.refresh();
  }

  #has = (id: string) => this.items.some((item) => item.id === id);

  async #read(page: {
    keep: readonly UnsortedComment[];
    limit: number;
    cursor?: string;
  }): Promise<void> {
    const turn = (this.#turn += 1);
    const { keep, ...query } = page;
    if (this.items.length === 0) this.state = 'loading';
    try {
      const answer = await call(listUnsorted, { query: { ...query, snoozed: this.#shows } });
      if (turn !== this.#turn) return;
      const fresh = answer.items.filter(({ id }) => !keep.some((kept) => kept.id === id));
      this.#show([...keep, ...fresh], answer);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = error;
      this.state = 'failed';
    }
  }

  #show(
    items: readonly UnsortedComment[],
    page: { total: number; snoozed: number; nextCursor: string | null },
  ): void {
    const left = idsOf(items);
    const gone = idsOf(this.items).filter((id) => !left.includes(id));
    const next = nextCurrent(idsOf(this.items), this.currentId, gone);
    this.items = items;
    this.currentId = next !== null && this.#has(next) ? next : (left[0] ?? null);
    for (const id of this.ticked) if (!left.includes(id)) this.ticked.delete(id);
    this.waiting = page.total - page.snoozed;
    this.snoozed = page.snoozed;
    this.#cursor = page.nextCursor;
    this.more = page.nextCursor !== null;
    this.problem = null;
    this.state = 'ready';
  }
}

const idsOf = (comments: readonly UnsortedComment[]) => comments.map(({ id }) => id);

const place = (
  body:
    | { act: 'move'; feedbackIds: string[]; themeId: string }
    | { act: 'not_relevant' | 'snooze'; feedbackIds: string[] },
) => call(placeFeedback, { body });
