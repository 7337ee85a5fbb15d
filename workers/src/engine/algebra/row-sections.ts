import type { SectionReader, SectionWriter } from './byte-sections.ts';
import { dequantizeRows, quantizeRows } from './quantize.ts';

/** Writes a matrix of rows of this width, rounded to 8 bits. */
export function addRows(writer: SectionWriter, matrix: Float32Array, width: number): void {
  const { integers, scales } = quantizeRows(matrix, width);
  writer.add(integers);
  writer.add(scales);
}

/** Reads what `addRows` wrote. */
export function readRows(reader: SectionReader, width: number): Float32Array {
  const integers = reader.int8();
  return dequantizeRows({ integers, scales: reader.float32() }, width);
}
