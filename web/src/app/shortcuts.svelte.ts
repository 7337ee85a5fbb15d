import { SvelteSet } from 'svelte/reactivity';
import type { MessageKey } from '../i18n/message-key.ts';
import { advance, lastOfEach, plainKey } from './shortcut-keys.ts';

export interface Shortcut {
  /** One key, or two after one another: `n`, `g h`. */
  keys: string;
  label: MessageKey;
  run: () => void;
}

const storageKey = 'vocero.shortcuts';

class Shortcuts {
  on = $state(localStorage.getItem(storageKey) !== 'off');
  groups = new SvelteSet<readonly Shortcut[]>();
}
const shortcuts = new Shortcuts();

export const shortcutsOn = (): boolean => shortcuts.on;

/** Everything that has a key on this screen, for the help; a screen's own key is the screen's. */
export const listShortcuts = (): Shortcut[] => lastOfEach([...shortcuts.groups].flat());

export function switchShortcuts(on: boolean): void {
  shortcuts.on = on;
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
}

/** Adds a screen's keys while it is open. Returns the way to remove them. */
export function registerShortcuts(group: readonly Shortcut[]): () => void {
  shortcuts.groups.add(group);
  return () => shortcuts.groups.delete(group);
}

/**
 * The single key that was pressed, or null where keys must stay plain typing: in fields, with a
 * modifier, in an open dialog, or when switched off.
 */
export const shortcutKey = (event: KeyboardEvent): string | null =>
  shortcuts.on ? plainKey(event) : null;

/** Listens on the whole page. Returns the way to stop. */
export function startShortcuts(): () => void {
  let typed = '';
  let forget: ReturnType<typeof setTimeout> | undefined;
  const press = (event: KeyboardEvent) => {
    const key = event.defaultPrevented ? null : shortcutKey(event);
    if (key === null) return;
    clearTimeout(forget);
    const step = advance(typed, key, listShortcuts());
    typed = step.typed;
    forget = setTimeout(() => (typed = ''), 1_200);
    if (!step.match) return;
    event.preventDefault();
    step.match.run();
  };
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}
