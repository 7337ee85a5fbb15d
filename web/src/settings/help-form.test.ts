import { expect, test } from 'vitest';
import { helpFrom, hoursFrom, noticeFrom } from './help-form.ts';

test('what is empty is left out, and comes back as empty', () => {
  const hours = { ...hoursFrom({ hours: {} }), es: ' L–V 9–18 ' };
  const none = { privacyTexts: noticeFrom({ hours: {} }), privacyUrl: ' ' };
  const help = helpFrom({ phone: ' 900 123 456 ', email: '', url: '  ', hours, ...none });
  expect(help).toEqual({ phone: '900 123 456', hours: { es: 'L–V 9–18' } });
  const privacyTexts = { ...none.privacyTexts, es: ' Guardamos poco. ' };
  const said = helpFrom({ phone: '', email: '', url: '', hours, ...none, privacyTexts });
  expect(said.privacy).toEqual({ texts: { es: 'Guardamos poco.' } });
  expect(noticeFrom(said)).toMatchObject({ es: 'Guardamos poco.', en: '' });
  expect(hoursFrom(help)).toMatchObject({ es: 'L–V 9–18', en: '' });
});
