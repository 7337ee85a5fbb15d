import { ProblemError } from '@vocero/api/client';
import { problemText } from './problem-text.ts';

/** What a form is doing: at work, or refused with words for the whole and for single fields. */
export class Submit {
  busy = $state(false);
  #error = $state.raw<unknown>(null);

  /** What went wrong as a whole; null when nothing did. */
  get problem(): string | null {
    return this.#error === null ? null : problemText(this.#error);
  }

  /** The words for one field, if the server named it. */
  field(path: string): string | undefined {
    return this.#error instanceof ProblemError ? this.#error.field(path) : undefined;
  }

  /** Does it, once at a time, and keeps what went wrong. True when it worked. */
  async run(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.#error = null;
    try {
      await act();
      return true;
    } catch (error) {
      this.#error = error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** For a form's `onsubmit`. */
  handler(act: () => Promise<void>): (event: SubmitEvent) => void {
    return (event) => {
      event.preventDefault();
      void this.run(act);
    };
  }

  clear(): void {
    this.#error = null;
  }
}
