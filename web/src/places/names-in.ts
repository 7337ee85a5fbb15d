/** The names in a pasted list: one to a line, each once, the first cell where it is from a table. */
export function namesIn(text: string): string[] {
  const names = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const name = (line.split('\t')[0] ?? '').trim().replace(/\s+/g, ' ');
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}
