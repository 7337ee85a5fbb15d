let opener: (() => void) | null = null;

/** The note dialog says how it opens. Returns the way to take that back. */
export function registerNote(open: () => void): () => void {
  opener = open;
  return () => {
    if (opener === open) opener = null;
  };
}

/** Opens the note from anywhere: a key, a button, an empty list. */
export const openNote = (): void => opener?.();
