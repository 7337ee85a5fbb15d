import { expect, test } from 'vitest';
import { departmentsNamedIn, peopleNamedIn } from './named-in.ts';

const people = [
  { id: 'amra', name: 'Amra Hodžić' },
  { id: 'ana1', name: 'Ana Kovač' },
  { id: 'ana2', name: 'Ana Pérez' },
  { id: 'jose', name: 'José Núñez' },
];

test.each([
  ['Amra Hodžić helped me', 'amra'],
  ['amra hodzic helped me', 'amra'],
  ['Veliko hvala Amri Hodžić!', 'amra'],
  ['Jose Nunez me lo explicó todo', 'jose'],
  ['Ana Perez', 'ana2'],
])('a whole name is found: %s', (text, id) => {
  expect(peopleNamedIn(text, people)).toEqual([{ id, whole: true }]);
});

test.each(['Thanks to Amra!', "Amra's visit", 'Pohvala za Amru', 'Sa Amrom je sve lako'])(
  'a first name that only one has is found: %s',
  (text) => {
    expect(peopleNamedIn(text, people)).toEqual([{ id: 'amra', whole: false }]);
  },
);

test('a first name that two have names nobody, nor does one that is not written like a name', () => {
  expect(peopleNamedIn('Ana was great', people)).toEqual([]);
  expect(peopleNamedIn('the amra is out of order', people)).toEqual([]);
});

test('a longer word that begins like a name is none', () => {
  expect(peopleNamedIn('Amradio was loud. Josefina too.', people)).toEqual([]);
});

test('whole names come first', () => {
  expect(peopleNamedIn('Amra and José Núñez', people)).toEqual([
    { id: 'jose', whole: true },
    { id: 'amra', whole: false },
  ]);
});

test('a department is found by its whole name', () => {
  const departments = [
    { id: 'd1', name: 'Naplata' },
    { id: 'd2', name: 'Field service' },
  ];
  const found = departmentsNamedIn('Pohvale za Naplatu and the field service team', departments);
  expect(found.map(({ id }) => id)).toEqual(['d1', 'd2']);
  expect(departmentsNamedIn('service in the field', departments)).toEqual([]);
});
