import { expect, test } from 'vitest';
import { namesIn } from './names-in.ts';

test('a pasted list is one name to a line; empty lines and names that come again are left out', () => {
  expect(namesIn('Norte\r\n\n  Sur  \nnorte\nEl  Puerto\n')).toEqual(['Norte', 'Sur', 'El Puerto']);
});

test('of lines from a table the first cell counts', () => {
  expect(namesIn('Norte\tCalle 1\nSur\tCalle 2')).toEqual(['Norte', 'Sur']);
});
