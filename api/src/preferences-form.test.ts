import { expect, test } from 'vitest';
import { readPreferencesForm } from './preferences-form.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const said = (body: unknown) => readPreferencesForm(body).said;

test('the best way comes first, and what is unknown is left out', () => {
  expect(
    said({
      act: 'save',
      best: 'sms',
      also: ['phone', 'fax', 'sms'],
      hours: 'evening',
      locale: 'bs',
    }),
  ).toEqual({
    act: 'save',
    wanted: { channels: ['sms', 'phone'], hours: ['evening'], locale: 'bs' },
    alertsOff: null,
  });
  expect(said({ best: 'any', also: 'email' })).toEqual({
    act: 'save',
    wanted: { channels: [], hours: [], locale: null },
    alertsOff: null,
  });
});

test('the click on "unsubscribe" of a mail program asks for no more questions', () => {
  expect(said({ 'List-Unsubscribe': 'One-Click' })).toEqual({ act: 'no_asking' });
});

test('other acts are what they say', () => {
  expect(said({ act: `withdraw ${id}` })).toEqual({ act: 'withdraw', id });
  expect(said({ act: 'stop' })).toEqual({ act: 'stop' });
  expect(said({ act: 'resume' })).toEqual({ act: 'resume' });
  expect(said({ act: 'withdraw me' })).toMatchObject({ act: 'save' });
  expect(said({})).toMatchObject({ act: 'save' });
});
