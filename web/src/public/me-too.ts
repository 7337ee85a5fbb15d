const key = 'vocero.visitor';

/**
 * Who says "me too" is known again by a random id that the browser keeps, where it may keep anything:
 * within pages of others it may not.
 */
export function nameVisitor(page: Document): void {
  const fields = page.querySelectorAll<HTMLInputElement>('[data-me-too] [name="visitor"]');
  const first = fields[0]?.value;
  if (!first) return;
  const visitor = kept(first);
  for (const field of fields) field.value = visitor;
}

function kept(otherwise: string): string {
  try {
    const before = localStorage.getItem(key);
    if (before && /^[\w-]{8,64}$/.test(before)) return before;
    localStorage.setItem(key, otherwise);
  } catch {
    // No storage here: the id that came with the page has to do.
  }
  return otherwise;
}
