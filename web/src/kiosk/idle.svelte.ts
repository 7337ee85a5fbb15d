/** Seconds for which somebody can say that they are still there: WCAG 2.2.1 asks for 20. */
const NOTICE = 20;

/** Watches for how long nobody touched the device. */
export class Idle {
  /** Seconds until it goes back to the start; null while there is no notice. */
  left = $state<number | null>(null);
  #touchedAt = Date.now();
  readonly #after: () => number;
  readonly #onend: () => void;

  constructor(after: () => number, onend: () => void) {
    this.#after = after;
    this.#onend = onend;
  }

  /** Somebody is there. A notice goes only when they say so. */
  touch(): void {
    if (this.left === null) this.#touchedAt = Date.now();
  }

  stay(): void {
    this.left = null;
    this.#touchedAt = Date.now();
  }

  /** Looks at the clock each second, until the function it answers is called. */
  watch(): () => void {
    this.stay();
    const timer = setInterval(() => this.#look(), 1_000);
    return () => {
      clearInterval(timer);
      this.left = null;
    };
  }

  #look(): void {
    const idle = (Date.now() - this.#touchedAt) / 1_000 - this.#after();
    if (idle < 0) return;
    this.left = Math.max(0, Math.ceil(NOTICE - idle));
    if (this.left === 0) {
      this.stay();
      this.#onend();
    }
  }
}
