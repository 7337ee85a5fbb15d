import { commentLength } from '@vocero/api/contract/feedback';
import { expect, test } from 'vitest';
import { customerText } from '@vocero/api/contract/customer-turns';
import { markCustomers, speakersOf } from './customer-turns.ts';

const turn = (speaker: string, text: string) => ({ speaker, text, customer: false });

test('only the customer’s turns become the comment', () => {
  const turns = [
    turn('Ana', 'Good morning'),
    turn('Client', 'The bill'),
    turn('Client', 'is wrong'),
  ];
  const marked = markCustomers(turns, ['Client']);
  expect(customerText(marked)).toEqual({ text: 'The bill\nis wrong', used: 2, all: 2 });
});

test('without a customer there is no text', () => {
  expect(customerText([turn('Ana', 'hello')])).toEqual({ text: '', used: 0, all: 0 });
});

test('a long conversation keeps whole turns up to the length of a comment', () => {
  const long = 'x'.repeat(commentLength - 1);
  const marked = markCustomers([turn('C', long), turn('C', 'y')], ['C']);
  // the second turn would need a line break and a letter: one more than there is room for
  expect(customerText(marked)).toEqual({ text: long, used: 1, all: 2 });
});

test('speakers are counted in the order of their first words', () => {
  const turns = [turn('Ana', 'Hello'), turn('Client', 'Bill'), turn('Ana', 'Yes')];
  expect(speakersOf(markCustomers(turns, ['Client']))).toEqual([
    { name: 'Ana', turns: 2, customer: false },
    { name: 'Client', turns: 1, customer: true },
  ]);
});
