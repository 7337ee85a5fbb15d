import { SectionReader, SectionWriter } from '../algebra/byte-sections.ts';
import { conceptsOf } from '../concepts/concepts.ts';
import {
  addEmbedded,
  embeddedHeader,
  readEmbedded,
  type EmbeddedHeader,
} from '../embedded/embedded-bytes.ts';
import type { Model, ModelTheme } from '../model.ts';
import { addNames, readNames } from './name-bytes.ts';
import { addRows, readRows } from '../algebra/row-sections.ts';
import {
  addSituations,
  readSituations,
  situationHeader,
  type SituationHeader,
} from '../situations/situation-bytes.ts';
import { widthOf } from '../space/space.ts';

/** Raised whenever the layout changes: bytes of another version are refused, and learned anew. */
const VERSION = 12;

/** The names and single numbers of a model; the matrices follow in sections of their own. */
interface Header {
  version: number;
  themes: ModelTheme[];
  latentWidth: number;
  contextWidth: number;
  unseenWeight: number;
  unseenRarity: number;
  variety: number;
  least: number;
  ample: number;
  companySize: number;
  leastCompany: number;
  features: string[];
  stems: string[];
  exemplarIds: string[];
  /** The texts they were made of: a model goes on reading as it learned. */
  concepts: readonly string[] | null;
  situations: SituationHeader | null;
  embedded: EmbeddedHeader | null;
}

/** A model as bytes, to be kept and read by `decodeModel`. Large matrices are rounded to 8 bits. */
export function encodeModel({
  themes,
  space,
  rarity,
  centres,
  centreSums,
  gate,
  variety,
  company,
  exemplars,
  names,
  concepts,
  situations,
  embedded,
}: Model): Uint8Array {
  const header: Header = {
    version: VERSION,
    themes,
    latentWidth: space.latentWidth,
    contextWidth: space.contextWidth,
    unseenWeight: space.unseenWeight,
    unseenRarity: rarity.unseen,
    variety,
    least: gate.least,
    ample: gate.ample,
    companySize: company.size,
    leastCompany: company.least,
    features: Array.from(space.features.keys()),
    stems: Array.from(space.stems.keys()),
    exemplarIds: exemplars.ids,
    concepts: concepts?.texts ?? null,
    situations: situationHeader(situations),
    embedded: embeddedHeader(embedded),
  };
  const writer = new SectionWriter();
  writer.addText(JSON.stringify(header));
  addRows(writer, space.projection, space.latentWidth);
  addRows(writer, space.meanings, space.contextWidth);
  writer.add(space.stemWeights);
  writer.add(space.common);
  writer.add(rarity.ofStem);
  writer.add(centres.themeOf);
  addRows(writer, centres.vectors, widthOf(space));
  writer.add(centres.stemStarts);
  writer.add(centres.stemRows);
  writer.add(centres.stemWeights);
  writer.add(centreSums.sizes);
  writer.add(centreSums.lengths);
  writer.add(centreSums.holders);
  writer.add(gate.dense);
  writer.add(gate.stems);
  writer.add(gate.known);
  writer.add(company.starts);
  writer.add(company.members);
  writer.add(company.weights);
  writer.add(exemplars.themeOf);
  addRows(writer, exemplars.vectors, widthOf(space));
  addNames(writer, names);
  addSituations(writer, situations);
  addEmbedded(writer, embedded);
  return writer.finish();
}

/** @throws RangeError if the bytes are cut short or were written by another version. */
export function decodeModel(bytes: Uint8Array): Model {
  const reader = new SectionReader(bytes);
  const header = readHeader(reader);
  const width = header.latentWidth + header.contextWidth;
  return {
    concepts: header.concepts ? conceptsOf(header.concepts) : null,
    themes: header.themes,
    space: {
      latentWidth: header.latentWidth,
      contextWidth: header.contextWidth,
      features: numbered(header.features),
      projection: readRows(reader, header.latentWidth),
      stems: numbered(header.stems),
      meanings: readRows(reader, header.contextWidth),
      stemWeights: reader.float32(),
      unseenWeight: header.unseenWeight,
      common: reader.float32(),
    },
    rarity: { ofStem: reader.float32(), unseen: header.unseenRarity },
    centres: {
      themeOf: reader.int32(),
      vectors: readRows(reader, width),
      stemStarts: reader.int32(),
      stemRows: reader.int32(),
      stemWeights: reader.float32(),
    },
    centreSums: { sizes: reader.int32(), lengths: reader.float32(), holders: reader.int32() },
    gate: {
      dense: reader.float32(),
      stems: reader.float32(),
      known: reader.float32(),
      least: header.least,
      ample: header.ample,
    },
    variety: header.variety,
    company: {
      size: header.companySize,
      starts: reader.int32(),
      members: reader.int32(),
      weights: reader.float32(),
      least: header.leastCompany,
    },
    exemplars: {
      ids: header.exemplarIds,
      themeOf: reader.int32(),
      vectors: readRows(reader, width),
    },
    names: readNames(reader),
    situations: header.situations && readSituations(reader, header.situations),
    embedded: readEmbedded(reader, header.embedded),
  };
}

function readHeader(reader: SectionReader): Header {
  // Written by encodeModel above; the version says whether that was this very layout.
  const header = JSON.parse(reader.text()) as Header;
  if (header.version !== VERSION) {
    throw new RangeError(`model version ${header.version} is not ${VERSION}`);
  }
  return header;
}

function numbered(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, row) => [key, row]));
}
