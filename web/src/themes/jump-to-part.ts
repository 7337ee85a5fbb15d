import { tick } from 'svelte';
import type { Missing } from './theme-words.ts';

/**
 * Shows the panel in which a part of a theme is given, or its history, unfolds it, and takes the
 * reader there, by eye and by key.
 */
export function jumpToPart(part: Missing | 'history'): void {
  const panel = panelOf(part);
  if (!panel) return;
  panel.querySelector<HTMLElement>('[data-fold] [aria-expanded="false"]')?.click();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  panel.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  panel.focus({ preventScroll: true });
}

/** After a form has gone with the focus in it, its panel has the focus: Tab goes on from there. */
export async function returnToPart(part: Missing | 'benefit'): Promise<void> {
  await tick();
  if (document.activeElement !== document.body) return;
  panelOf(part)?.focus({ preventScroll: true });
}

const panelOf = (part: Missing | 'history' | 'benefit') =>
  document.querySelector<HTMLElement>(`[data-parts~="${part}"]`);
