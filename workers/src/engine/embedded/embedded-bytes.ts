import type { SectionReader, SectionWriter } from '../algebra/byte-sections.ts';
import type { EmbeddedThemes } from './embedded-themes.ts';
import { addRows, readRows } from '../algebra/row-sections.ts';

/** The names and single numbers of the part of a model that knows vectors from outside. */
export interface EmbeddedHeader {
  name: string;
  width: number;
  least: number;
  ample: number;
}

export function embeddedHeader(themes: EmbeddedThemes | null): EmbeddedHeader | null {
  if (!themes) return null;
  const { space, gate } = themes;
  return { name: space.name, width: space.width, least: gate.least, ample: gate.ample };
}

/** Writes the matrices; where there are none, nothing. */
export function addEmbedded(writer: SectionWriter, themes: EmbeddedThemes | null): void {
  if (!themes) return;
  const { space, centres, gate } = themes;
  writer.add(space.mean);
  writer.add(centres.themeOf);
  addRows(writer, centres.vectors, space.width);
  writer.add(gate.dense);
  writer.add(gate.stems);
  writer.add(gate.known);
}

/** Reads what `addEmbedded` wrote. */
export function readEmbedded(
  reader: SectionReader,
  header: EmbeddedHeader | null,
): EmbeddedThemes | null {
  if (!header) return null;
  const { name, width, least, ample } = header;
  const space = { name, width, mean: reader.float32() };
  const themeOf = reader.int32();
  const centres = {
    themeOf,
    vectors: readRows(reader, width),
    stemStarts: new Int32Array(themeOf.length + 1),
    stemRows: new Int32Array(0),
    stemWeights: new Float32Array(0),
  };
  const [dense, stems, known] = [reader.float32(), reader.float32(), reader.float32()];
  return { space, centres, gate: { dense, stems, known, least, ample } };
}
