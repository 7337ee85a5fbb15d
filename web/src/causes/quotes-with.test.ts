import type { Quote } from '@vocero/api/contract/themes';
import { expect, test } from 'vitest';
import { quotesWith } from './quotes-with.ts';

const quote = (id: string, text: string) => ({ id, text, caseCode: `K-${id}` }) as Quote;
const quotes = [quote('1', 'Dostava je kasnila'), quote('2', 'El envío llegó tarde')];

test('every word must be there, with or without its accents and capitals', () => {
  expect(quotesWith(quotes, 'LLEGO envio').map(({ id }) => id)).toEqual(['2']);
  expect(quotesWith(quotes, 'llego kasnila')).toEqual([]);
});

test('a case code finds its comment, and no words find them all', () => {
  expect(quotesWith(quotes, 'k-1').map(({ id }) => id)).toEqual(['1']);
  expect(quotesWith(quotes, ' ')).toEqual(quotes);
});
