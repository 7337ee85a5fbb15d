import { SectionReader, SectionWriter } from '../algebra/byte-sections.ts';
import { Situations } from './situations.ts';

/** A situation and a count are kept in one number. */
const MOST_COUNT = 1 << 10;

/** Names of a model's situations and terms; the numbers follow in sections. */
export interface SituationHeader {
  ids: readonly string[];
  terms: readonly string[];
}

export function situationHeader(situations: Situations | null): SituationHeader | null {
  return situations && { ids: situations.table.ids, terms: situations.table.terms };
}

export function addSituations(writer: SectionWriter, situations: Situations | null) {
  if (!situations) return;
  const { starts, situations: places, counts } = situations.table;
  writer.add(starts);
  writer.add(places.map((place, p) => place * MOST_COUNT + Math.min(counts[p]!, MOST_COUNT - 1)));
}

export function readSituations(reader: SectionReader, header: SituationHeader): Situations {
  const starts = reader.int32();
  const entries = reader.int32();
  return new Situations({
    ...header,
    starts,
    situations: entries.map((entry) => Math.floor(entry / MOST_COUNT)),
    counts: entries.map((entry) => entry % MOST_COUNT),
  });
}

/** What was learned of situations, by itself. */
export function encodeSituations(situations: Situations): Uint8Array {
  const writer = new SectionWriter();
  writer.addText(JSON.stringify(situationHeader(situations)));
  addSituations(writer, situations);
  return writer.finish();
}

export function decodeSituations(bytes: Uint8Array): Situations {
  const reader = new SectionReader(bytes);
  return readSituations(reader, JSON.parse(reader.text()) as SituationHeader);
}
