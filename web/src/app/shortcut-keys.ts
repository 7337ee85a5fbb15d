const fields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const elsewhere = '[role="dialog"], [role="menu"], [role="listbox"]';

/** The pressed key, or null inside fields, menus and dialogs, with a modifier, or while composing. */
export function plainKey(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const target = event.target;
  if (target instanceof Element && target.closest(`${fields}, ${elsewhere}`)) return null;
  return document.querySelector('dialog:modal') ? null : event.key;
}

/**
 * One key further: `typed` is what was pressed shortly before. A key that leads nowhere after the
 * others starts anew by itself.
 */
export function advance<S extends { keys: string }>(
  typed: string,
  key: string,
  shortcuts: readonly S[],
): { typed: string; match: S | null } {
  for (const keys of typed ? [`${typed} ${key}`, key] : [key]) {
    const match = shortcuts.find((shortcut) => shortcut.keys === keys);
    if (match) return { typed: '', match };
    if (shortcuts.some((shortcut) => shortcut.keys.startsWith(`${keys} `))) {
      return { typed: keys, match: null };
    }
  }
  return { typed: '', match: null };
}

/** Of those with the same keys the one that was added last, in its place. */
export const lastOfEach = <S extends { keys: string }>(shortcuts: readonly S[]): S[] => [
  ...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values(),
];
