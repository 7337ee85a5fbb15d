import { SectionReader, SectionWriter } from './byte-sections.ts';
import { conceptsOf } from './concepts.ts';
import type { Model, ModelTheme } from './model.ts';
import { dequantizeRows, quantizeRows } from './quantize.ts';
import { widthOf } from './space.ts';

/** Raised whenever the layout changes: bytes of another version are refused, and learned anew. */
const VERSION = 5;

/** The names and single numbers of a model; the matrices follow in sections of their own. */
interface Header {
  version: number;
  themes: ModelTheme[];
  latentWidth: number;
  contextWidth: number;
  unseenWeight: number;
  unseenRarity: number;
  least: number;
  ample: number;
  features: string[];
  stems: string[];
  exemplarIds: string[];
  /** The texts they were made of: a model goes on reading as it learned. */
  concepts: readonly string[] | null;
}

/** A model as bytes, to be kept and read by `decodeModel`. Large matrices are rounded to 8 bits. */
export function encodeModel({
  themes,
  space,
  rarity,
  centres,
  gate,
  exemplars,
  concepts,
}: Model): Uint8Array {
  const header: Header = {
    version: VERSION,
    themes,
    latentWidth: space.latentWidth,
    contextWidth: space.contextWidth,
    unseenWeight: space.unseenWeight,
    unseenRarity: rarity.unseen,
    least: gate.least,
    ample: gate.ample,
    features: Array.from(space.features.keys()),
    stems: Array.from(space.stems.keys()),
    exemplarIds: exemplars.ids,
    concepts: concepts?.texts ?? null,
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
  writer.add(gate.dense);
  writer.add(gate.stems);
  writer.add(gate.known);
  writer.add(exemplars.themeOf);
  addRows(writer, exemplars.vectors, widthOf(space));
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
      projection: rows(reader, header.latentWidth),
      stems: numbered(header.stems),
      meanings: rows(reader, header.contextWidth),
      stemWeights: reader.float32(),
      unseenWeight: header.unseenWeight,
      common: reader.float32(),
    },
    rarity: { ofStem: reader.float32(), unseen: header.unseenRarity },
    centres: {
      themeOf: reader.int32(),
      vectors: rows(reader, width),
      stemStarts: reader.int32(),
      stemRows: reader.int32(),
      stemWeights: reader.float32(),
    },
    gate: {
      dense: reader.float32(),
      stems: reader.float32(),
      known: reader.float32(),
      least: header.least,
      ample: header.ample,
    },
    exemplars: {
      ids: header.exemplarIds,
      themeOf: reader.int32(),
      vectors: rows(reader, width),
    },
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

function addRows(writer: SectionWriter, matrix: Float32Array, width: number) {
  const { integers, scales } = quantizeRows(matrix, width);
  writer.add(integers);
  writer.add(scales);
}

function rows(reader: SectionReader, width: number): Float32Array {
  const integers = reader.int8();
  return dequantizeRows({ integers, scales: reader.float32() }, width);
}

function numbered(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, row) => [key, row]));
}
