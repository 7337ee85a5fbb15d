import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SectionReader, SectionWriter } from '../algebra/byte-sections.ts';
import { namesOf } from '../labels/name-counts.ts';
import { addNames, readNames } from './name-bytes.ts';

const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Late again. Mr Quillon came', 'докторе Врколан', 'my Zenvia card', "O'Bailey"),
  ),
  { maxLength: 40 },
);

test('the names that comments tell are the same after they were bytes', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const names = namesOf(given.map((text) => ({ text, language: 'en' })));
      const writer = new SectionWriter();
      addNames(writer, names);
      expect(readNames(new SectionReader(writer.finish()))).toEqual(names);
    }),
  );
});
