import type { Theme } from '@vocero/api/contract/themes';
import type { BoardView } from './board-view.ts';

/** Lower case without marks, đ as d: so that "racun" finds "račun". */
export const plainLetters = (text: string) =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** The themes a view keeps: every word of its text must be in the label or the terms. */
export function filterThemes(themes: readonly Theme[], view: BoardView): Theme[] {
  const words = plainLetters(view.text).split(/\s+/).filter(Boolean);
  return themes.filter((theme) => {
    if (view.flag && !theme.flags.includes(view.flag)) return false;
    if (view.owner && theme.owner?.id !== view.owner) return false;
    if (view.department && theme.department?.id !== view.department) return false;
    if (words.length === 0) return true;
    const heap = plainLetters([theme.label, theme.autoLabel ?? '', ...theme.terms].join(' '));
    return words.every((word) => heap.includes(word));
  });
}
