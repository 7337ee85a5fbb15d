import type { SectionReader, SectionWriter } from '../algebra/byte-sections.ts';
import type { Names } from '../labels/names.ts';

/** Folded words hold no spaces. */
const BETWEEN = ' ';

/** Writes the sets, about as many bytes as they have letters. */
export function addNames(writer: SectionWriter, { people, scarce, usual, capitals }: Names): void {
  for (const words of [people, scarce, usual, capitals]) writer.addText([...words].join(BETWEEN));
}

/** Reads what `addNames` wrote. */
export function readNames(reader: SectionReader): Names {
  const words = () => new Set(reader.text().split(BETWEEN).filter(Boolean));
  return { people: words(), scarce: words(), usual: words(), capitals: words() };
}
