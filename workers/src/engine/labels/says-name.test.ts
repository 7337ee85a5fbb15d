import { expect, test } from 'vitest';
import { saysName } from './says-name.ts';

test('a text says a name with all telling words of one of its parts, in any form and order', () => {
  const says = saysName('When will my parcel arrive · parcels lost', 'en');
  expect(says('My parcel has not arrived')).toBe(true);
  expect(says('They lost two parcels')).toBe(true);
  expect(says('When will it be here, this parcel')).toBe(false);
  expect(says('It arrived')).toBe(false);
});

test('in Spanish and Bosnian, with or without marks', () => {
  expect(saysName('Tarjeta no llega', 'es')('todavía no ha llegado, y no llega, la tarjeta')).toBe(
    true,
  );
  expect(saysName('Pošiljka kasni', 'bs')('opet mi kasni posiljka')).toBe(true);
});

test('no text says a name of words that serve grammar alone', () => {
  expect(saysName('The and', 'en')('the and')).toBe(false);
});
