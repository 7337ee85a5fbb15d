import { capitalized, numbered } from '../labels/write-labels.ts';
import { foldText } from '../words/fold.ts';

/**
 * The first of the names that no theme has, or else the first numbered.
 * @param names the best first; '' is none.
 * @param taken names that are in use, folded; the one given is added.
 */
export function freeName(names: readonly string[], taken: Set<string>): string {
  const written = names.filter((name) => name !== '').map(capitalized);
  const [first = ''] = written;
  const free = written.find((one) => !taken.has(foldText(one)));
  const name = free ?? numbered(first, 2, taken);
  taken.add(foldText(name));
  return name;
}
