import { expect, test } from 'vitest';
import { SectionReader, SectionWriter } from './byte-sections.ts';

test('sections come back in order, whatever their length', () => {
  const writer = new SectionWriter();
  writer.addText('šđ🙂');
  writer.add(Int8Array.of(-1, 2, 3));
  writer.add(Float32Array.of(0.5));
  writer.add(Int32Array.of());
  const bytes = writer.finish();
  const reader = new SectionReader(bytes);
  expect(reader.text()).toBe('šđ🙂');
  expect(Array.from(reader.int8())).toEqual([-1, 2, 3]);
  expect(Array.from(reader.float32())).toEqual([0.5]);
  expect(reader.int32().length).toBe(0);
  expect(() => reader.int8()).toThrow(RangeError);
});

test('reads from the middle of a larger buffer, as databases hand them out', () => {
  const writer = new SectionWriter();
  writer.add(Int32Array.of(7, 8));
  const bytes = writer.finish();
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(Array.from(new SectionReader(shifted.subarray(3)).int32())).toEqual([7, 8]);
});
