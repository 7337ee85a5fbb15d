import { ProblemError } from '@vocero/api/client';
import { readRun, turnTo, type MeetingAct, type MeetingRun } from '@vocero/api/contract/meetings';
import { SvelteMap } from 'svelte/reactivity';
import { call } from '../app/api.ts';
import { backOff } from '../app/live-hub.ts';
import { useResource, type Resource } from '../app/resource.svelte.ts';
import { may } from '../app/session.svelte.ts';
import { problemText } from '../ui/problem-text.ts';
import { withAttendance, type There } from './attendance.ts';
import { shownOf, turned, type View } from './follow.ts';
import type { HeldDraft } from './held-draft.svelte.ts';
import {
  atVersion,
  changed,
  countWaiting,
  nextOf,
  readied,
  stepsOf,
  turnOf,
  withDeed,
  without,
  type Deed,
  type Step,
  type Waiting,
} from './meeting-queue.ts';
import {
  browserStore,
  forgetWaiting,
  keepLead,
  keepWaiting,
  readsLead,
  readWaiting,
} from './meeting-store.ts';
import { skewOf, type Spoken } from './meeting-timer.ts';
import { newId } from './new-id.ts';
import { sendDeed, type MeetingParams } from './send-deed.ts';

/** A meeting as the server told it, and how far its clock was ahead then, in milliseconds. */
interface Seen {
  run: MeetingRun;
  skew: number;
}

const seenNow = (run: MeetingRun): Seen => ({ run, skew: skewOf(run.at, Date.now()) });

/** Answers that say nothing about what was sent, only that it did not arrive. */
const lostStatuses: ReadonlySet<number> = new Set([0, 401, 429, 502, 503, 504]);
const isLost = (error: unknown): boolean =>
  !(error instanceof ProblemError) || lostStatuses.has(error.status);

/**
 * One meeting on this screen. Everything that is done goes through a queue that outlives a lost
 * connection and a killed window, in its order and each thing once. Make it in a component's script.
 */
export class MeetingDesk {
  readonly params: MeetingParams;
  readonly resource: Resource<Seen>;
  queue = $state.raw<readonly Waiting[]>([]);
  /** The last try to reach the server failed. */
  lost = $state(false);
  view = $state.raw<View>({ mode: 'follow', own: null });
  /** What was begun and not saved, by theme ('' for none): turning the page loses nothing. */
  readonly drafts = new SvelteMap<string, HeldDraft>();
  #steps: Step[] = [];
  #sending = false;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #place: string;

  constructor(params: MeetingParams, place: string) {
    this.params = params;
    this.#place = place;
    this.queue = readWaiting(browserStore, place);
    if (readsLead(browserStore, place)) this.view = { mode: 'lead', own: null };
    this.resource = useResource(async () => seenNow(await call(readRun, { params })), ['councils']);
    $effect(() => this.#connect());
  }

  get run(): MeetingRun | undefined {
    return this.resource.data?.run;
  }

  /** Now by the server's clock, in milliseconds. */
  now = (): number => Date.now() + (this.resource.data?.skew ?? 0);

  readonly canAct = may(turnTo);

  get waiting(): number {
    return countWaiting(this.queue);
  }

  /** Who is there, with those who were ticked here and are not written yet. */
  get there(): There | undefined {
    const said = this.queue.flatMap(({ deed, refused }) =>
      deed.kind === 'attend' && !refused ? [deed.who] : [],
    );
    return this.run && withAttendance(this.run, said);
  }

  /** What is spoken of: as the server says, or as this window turned to and could not send yet. */
  get spoken(): Spoken {
    const turn = turnOf(this.queue);
    if (turn) return { themeId: turn.themeId, since: turn.at };
    const { themeId = null, turnedAt = null } = this.run ?? {};
    return { themeId, since: turnedAt === null ? null : Date.parse(turnedAt) };
  }

  /** The page that is seen here. */
  get shown(): string | null {
    return shownOf(this.view, this.spoken.themeId);
  }

  /** For everybody where one leads, else only here. */
  turn(themeId: string | null): void {
    this.view = turned(this.view, themeId);
    if (this.view.mode === 'lead' && themeId !== this.spoken.themeId) {
      this.#add({ kind: 'turn', themeId });
    }
  }

  /** Turns the pages for everybody from now on, beginning with the one that is seen here. */
  lead(): void {
    const { shown } = this;
    this.view = { mode: 'lead', own: null };
    keepLead(browserStore, this.#place, true);
    this.turn(shown);
  }

  follow(): void {
    this.view = { mode: 'follow', own: null };
    keepLead(browserStore, this.#place, false);
  }

  act(themeId: string | null, entry: MeetingAct): void {
    this.#add({ kind: 'act', themeId, entry });
  }

  undo(entryId: string): void {
    this.#add({ kind: 'undo', entryId });
  }

  do(deed: Deed): void {
    this.#add(deed);
  }

  /** Sends again what was refused, on the theme as it is now. */
  again(one: Waiting): void {
    const { deed } = one;
    if (deed.kind !== 'act') return this.#change(one.id, { refused: null });
    const version = this.run?.items.find(({ themeId }) => themeId === deed.themeId)?.version;
    const entry = version === undefined ? deed.entry : atVersion(deed.entry, version);
    this.#change(one.id, { refused: null, deed: { ...deed, entry } });
  }

  drop(id: string): void {
    this.queue = without(this.queue, id);
    forgetWaiting(browserStore, this.#place, id);
  }

  /** An act that needs the server at once, such as closing; its answer is the meeting from then on. */
  async ask(asked: () => Promise<MeetingRun>): Promise<void> {
    this.resource.set(seenNow(await asked()));
  }

  #add(deed: Deed): void {
    const one = { id: newId(), at: this.now(), deed, wasSent: false, refused: null };
    const before = this.queue;
    this.queue = withDeed(before, one);
    for (const gone of before) {
      if (!this.queue.includes(gone)) forgetWaiting(browserStore, this.#place, gone.id);
    }
    if (this.queue.includes(one)) keepWaiting(browserStore, this.#place, one);
    void this.#flush();
  }

  #change(id: string, change: Partial<Waiting>): void {
    this.queue = changed(this.queue, id, change);
    const now = this.queue.find((one) => one.id === id);
    if (now) keepWaiting(browserStore, this.#place, now);
    void this.#flush();
  }

  #connect(): () => void {
    const offline = () => (this.lost = true);
    const online = () => void this.#reconnect();
    addEventListener('offline', offline);
    addEventListener('online', online);
    if (navigator.onLine) void this.#flush();
    else offline();
    return () => {
      removeEventListener('offline', offline);
      removeEventListener('online', online);
      clearTimeout(this.#retry);
    };
  }

  async #reconnect(): Promise<void> {
    await this.#flush();
    await this.resource.reload();
    this.lost = this.resource.error ? isLost(this.resource.error) : false;
    if (this.lost) this.#retryLater();
  }

  #retryLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#reconnect(), backOff(this.#tries, Math.random()));
    this.#tries += 1;
  }

  /** One after the other, in their order; a lost connection leaves the rest for later. */
  async #flush(): Promise<void> {
    if (!navigator.onLine) this.lost = true;
    if (this.#sending || !navigator.onLine) return;
    this.#sending = true;
    for (let next = nextOf(this.queue); next; next = nextOf(this.queue)) {
      if (!(await this.#send(next))) break;
    }
    this.#sending = false;
  }

  async #send(one: Waiting): Promise<boolean> {
    const sent = readied(one, this.#steps);
    this.queue = changed(this.queue, one.id, sent);
    keepWaiting(browserStore, this.#place, sent);
    try {
      const run = await sendDeed(this.params, sent);
      this.#steps.push(...stepsOf(sent.deed, run.items));
      this.resource.set(seenNow(run));
      this.drop(one.id);
      this.#tries = 0;
      this.lost = !navigator.onLine; // an answer may come when the connection is gone already
      return true;
    } catch (error) {
      return this.#settle(one, error);
    }
  }

  /** A no of the server waits for a person; a turn or an undo of what is gone needs nobody. */
  #settle({ id, deed }: Waiting, error: unknown): boolean {
    if (isLost(error) || !(error instanceof ProblemError)) {
      this.lost = true;
      this.#retryLater();
      return false;
    }
    if (deed.kind === 'turn' || (deed.kind === 'undo' && error.status === 404)) this.drop(id);
    else {
      const refused = { code: error.code, text: problemText(error) };
      this.queue = changed(this.queue, id, { refused });
    }
    void this.resource.reload();
    return true;
  }
}
