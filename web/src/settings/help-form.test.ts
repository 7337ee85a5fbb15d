import { expect, test } from 'vitest';
import { helpFrom, hoursFrom } from './help-form.ts';

test('what is empty is left out, and comes back as empty', () => {
  const hours = { ...hoursFrom({ hours: {} }), es: ' L–V 9–18 ' };
  const help = helpFrom({ phone: ' 900 123 456 ', email: '', url: '  ', hours });
  expect(help).toEqual({ phone: '900 123 456', hours: { es: 'L–V 9–18' } });
  expect(hoursFrom(help)).toMatchObject({ es: 'L–V 9–18', en: '' });
});
