import { expect, test } from 'vitest';
import { blankForm, kioskOf } from './kiosk-form.ts';

test('the language that it begins with comes first, ticked or not', () => {
  const form = { ...blankForm('s', 'es'), locales: ['en' as const, 'bs' as const] };
  expect(kioskOf({ ...form, first: 'bs' }).locales).toEqual(['bs', 'en']);
  expect(kioskOf({ ...form, first: 'es' }).locales).toEqual(['es', 'en', 'bs']);
});

test('without hours it is open all day, without alerts nobody is told', () => {
  const sent = kioskOf({ ...blankForm('s', 'en'), alerts: false, name: ' Door ' });
  expect(sent).toMatchObject({ name: 'Door', hours: null, alertMinutes: null, placeId: null });
  expect(kioskOf({ ...blankForm('s', 'en'), hasHours: true }).hours).toEqual({
    opensAt: '08:00',
    closesAt: '20:00',
  });
});
