import { untrack } from 'svelte';
import { onLive } from './live.svelte.ts';
import type { LiveKind } from './live-hub.ts';

/** Something loaded from the server: what is there stays on the screen while it loads again. */
export interface Resource<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  reload: () => Promise<void>;
  /** Shows this until the next load, for an act whose answer is the new state. */
  set: (data: T) => void;
}

class State<T> implements Resource<T> {
  data = $state.raw<T>();
  error = $state.raw<unknown>();
  loading = $state(true);
  #load: () => Promise<T>;
  #latest = 0;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  reload = async (): Promise<void> => {
    const turn = (this.#latest += 1);
    this.loading = true;
    try {
      const data = await this.#load();
      if (turn === this.#latest) this.#settle(data, undefined);
    } catch (error) {
      if (turn === this.#latest) this.#settle(this.data, error);
    }
  };

  set = (data: T): void => {
    this.#latest += 1;
    this.#settle(data, undefined);
  };

  #settle(data: T | undefined, error: unknown): void {
    this.data = data;
    this.error = error;
    this.loading = false;
  }
}

/**
 * Loads while a component is on the screen: at first, when state that `load` reads before its first
 * `await` changes, and when a live hint of one of the kinds arrives. Call it in a component's script.
 */
export function useResource<T>(load: () => Promise<T>, kinds: readonly LiveKind[] = []) {
  const state = new State(load);
  $effect(() => {
    void state.reload();
    return untrack(() => onLive(kinds, () => void state.reload()));
  });
  return state as Resource<T>;
}
