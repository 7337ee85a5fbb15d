import { capitalized } from '../labels/write-labels.ts';
import { foldText } from '../words/fold.ts';

/**
 * The first of the names that no theme has, or else the first numbered.
 * @param names the best first; '' is none.
 * @param taken names that are in use, folded; the one given is added.
 */
export function freeName(names: readonly string[], taken: Set<string>): string {
  const written = names.filter((name) => name !== '').map(capitalized);
  const [first = ''] = written;
  let name = written.find((one) => !taken.has(foldText(one))) ?? first;
  for (let n = 2; taken.has(foldText(name)); n++) name = `${first} ${n}`;
  taken.add(foldText(name));
  return name;
}
