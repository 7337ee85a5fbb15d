import type { KioskAnswer, KioskConfig } from '@vocero/api/contract/kiosk-device';
import { localeFromTag } from '@vocero/api/contract/locale-tags';
import type { Locale } from '@vocero/api/contract/values';
import { memoryStore, type AnswerStore, type Device } from './answer-store.ts';
import { newAnswer } from './new-answer.ts';
import {
  answered,
  freshRun,
  mayBegin,
  oneBack,
  questionOf,
  saysSomething,
  type Run,
} from './run.ts';
import { sendWaiting } from './send-waiting.ts';
import { beat, pair } from './talk.ts';

export type Phase = 'unpaired' | 'unknown_device' | 'asking' | 'thanks' | 'paused';

/** As the build named this file. */
const appVersion = /-([\w-]+)\.js$/.exec(new URL(import.meta.url).pathname)?.[1] ?? 'dev';

const askedLanguage = () => new URLSearchParams(location.search).get('lang') ?? navigator.language;

/** The device: what it asks, what waits on it, and how it talks to the server. */
export class Kiosk {
  phase = $state<Phase>('unpaired');
  config = $state.raw<KioskConfig | null>(null);
  run = $state.raw(freshRun);
  // As the address says, else as the device does; a paired one has languages of its own.
  locale = $state<Locale>(localeFromTag(askedLanguage()) ?? 'en');
  isContrasted = $state(false);
  isLarge = $state(false);
  isOnline = $state(navigator.onLine);
  waiting = $state(0);

  readonly question = $derived(this.config && questionOf(this.config.survey, this.run));
  readonly isAtStart = $derived(this.phase === 'asking' && this.run.passed === 0);

  readonly #store: AnswerStore;
  /** What the browser had no room for: sent as long as the page is open. */
  readonly #overflow = memoryStore();
  #device: Device | null = null;
  #next: KioskConfig | null = null;
  #lastKeptAt = Number.NEGATIVE_INFINITY;
  #isFull = false;
  #isKeeping = false;
  #sending: Promise<void> | null = null;

  constructor(store: AnswerStore) {
    this.#store = store;
  }

  get device(): Device | null {
    return this.#device;
  }

  /** Becomes what it was before the page was closed. */
  async wake(): Promise<void> {
    this.#device = await this.#store.readDevice();
    if (!this.#device) return;
    this.config = this.#device.config;
    this.reset();
    await this.#count();
  }

  /** @returns false when the link was used before or has ended. */
  async pairWith(token: string): Promise<boolean> {
    const paired = await pair(token);
    if (!paired) return false;
    const { token: own, config, clockOffset } = paired;
    this.#device = { token: own, config, clockOffset, wrongPins: 0, pinWaitsUntil: 0 };
    await this.#store.writeDevice(this.#device);
    this.config = config;
    this.reset();
    await this.heartbeat();
    return true;
  }

  /** The start screen, as it is for whoever comes next. */
  reset(): void {
    if (this.#next) this.config = this.#next;
    this.#next = null;
    this.run = freshRun;
    this.locale = this.config?.locales[0] ?? this.locale;
    this.isContrasted = false;
    this.isLarge = false;
    this.phase = 'asking';
  }

  answer(field: string, values: readonly string[]): void {
    if (this.#isKeeping) return;
    if (this.isAtStart && !mayBegin(this.#lastKeptAt, Date.now())) return;
    if (!this.config) return;
    const next = answered(this.run, field, values);
    if (questionOf(this.config.survey, next)) this.run = next;
    else void this.#finish(next);
  }

  back(): void {
    this.run = oneBack(this.run);
  }

  /** Everything was asked: kept first, thanked for then. */
  async #finish(run: Run): Promise<void> {
    if (!saysSomething(run)) return this.reset();
    await this.#keep(run, true);
    this.phase = 'thanks';
    this.run = freshRun;
  }

  /** Nobody is there any more: what was tapped counts, as far as it came. */
  async abandon(): Promise<void> {
    if (this.#isKeeping) return;
    if (saysSomething(this.run)) await this.#keep(this.run, false);
    this.reset();
  }

  async #keep(run: Run, isFinished: boolean): Promise<void> {
    if (!this.config || !this.#device) return;
    const { config, locale } = this;
    const { clockOffset } = this.#device;
    const answer = newAnswer({ config, run, locale, clockOffset, isFinished });
    this.#isKeeping = true; // a second tap keeps nothing a second time
    try {
      await this.#add(answer);
      await this.#count();
    } finally {
      this.#lastKeptAt = Date.now();
      this.#isKeeping = false;
    }
    void this.send();
  }

  async #add(answer: KioskAnswer): Promise<void> {
    try {
      await this.#store.add(answer);
      this.#isFull = false;
    } catch {
      this.#isFull = true; // no room on the device
      await this.#overflow.add(answer);
    }
  }

  /** Sends what waits; while that goes on, asking again does nothing. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    const token = this.#device?.token;
    if (!token) return;
    const call = (path: string, init: RequestInit) => fetch(path, init);
    for (const store of [this.#store, this.#overflow]) {
      const sent = await sendWaiting(store, token, call);
      if (sent === 'unknown_device') this.#lose();
      if (sent === 'later') await askForSync();
    }
    await this.#count();
  }

  /** Once a minute: tells how it is, hears what it is to ask, sends what waits. */
  async heartbeat(): Promise<void> {
    if (!this.#device) return;
    try {
      const { waiting, parked, parkedWhy } = await this.#count();
      const storage = !this.#store.isLasting ? 'memory' : this.#isFull ? 'full' : 'kept';
      const heard = await beat(this.#device.token, {
        ...{ waiting, parked, parkedWhy, storage },
        appVersion,
      });
      this.isOnline = true;
      if (heard === 'refused') return this.#lose();
      const { config, clockOffset } = heard;
      this.#device = { ...this.#device, config, clockOffset };
      await this.#store.writeDevice(this.#device);
      this.#next = config;
      if (this.phase === 'unknown_device' || this.isAtStart) this.#adopt();
      if (waiting > 0) await this.send();
    } catch {
      this.isOnline = false; // no network, or a server out of order: everything waits
    }
  }

  /** Takes over what is asked now, where nobody is in the middle of answering. */
  #adopt(): void {
    if (JSON.stringify(this.#next) === JSON.stringify(this.config) && this.isAtStart) return;
    this.reset();
  }

  #lose(): void {
    this.phase = 'unknown_device';
  }

  async #count() {
    const kept = await this.#store.count();
    const { waiting } = await this.#overflow.count();
    this.waiting = kept.waiting + waiting;
    return { ...kept, waiting: this.waiting };
  }

  /** Counts a PIN that was tried; wrong ones outlive the page. */
  async notePin(isRight: boolean, { tries, wait }: { tries: number; wait: number }): Promise<void> {
    if (!this.#device) return;
    const wrong = isRight ? 0 : this.#device.wrongPins + 1;
    const isTooMany = wrong >= tries;
    this.#device = {
      ...this.#device,
      wrongPins: isTooMany ? 0 : wrong,
      pinWaitsUntil: isTooMany ? Date.now() + wait : 0,
    };
    await this.#store.writeDevice(this.#device);
  }
}

/** The service worker sends when the network is back, even where the page is gone by then. */
async function askForSync(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration('/k/')) as
    | (ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } })
    | undefined;
  await registration?.sync?.register('answers').catch(() => undefined);
}
