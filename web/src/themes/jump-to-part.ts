import type { Missing } from './theme-words.ts';

/**
 * Shows the panel in which a part of a theme is given, or its history, unfolds it, and takes the
 * reader there, by eye and by key.
 */
export function jumpToPart(part: Missing | 'history'): void {
  const panel = document.querySelector<HTMLElement>(`[data-parts~="${part}"]`);
  if (!panel) return;
  panel.querySelector<HTMLElement>('[data-fold] [aria-expanded="false"]')?.click();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  panel.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  panel.focus({ preventScroll: true });
}
