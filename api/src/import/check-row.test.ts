import { describe, expect, test } from 'vitest';
import type { ImportMapping } from '../contract/imports.ts';
import { checkRow, type RowRules } from './check-row.ts';
import { reasonIndex } from './read-values.ts';

const mapping: ImportMapping = {
  text: 'text',
  channel: 'channel',
  occurredAt: 'date',
  externalId: 'id',
  language: 'language',
  reason: 'reason',
  reasonOther: 'reasonOther',
  kind: 'kind',
  type: 'type',
  customer: 'customer',
  defaultChannel: 'import',
  defaultKind: null,
  delimiter: ',',
  encoding: 'utf-8',
  quotes: true,
  header: true,
  dateOrder: 'dmy',
};
const fields = [
  'text',
  'channel',
  'occurredAt',
  'externalId',
  'language',
  'reason',
  'kind',
  'customer',
  'reasonOther',
  'type',
];
const rules: RowRules = {
  mapping,
  positions: Object.fromEntries(fields.map((field, i) => [field, i])),
  width: 9,
  reasons: reasonIndex([
    { id: 'r1', code: 'bi', names: { en: 'Bill is wrong', es: 'Factura errónea' } },
  ]),
  orgId: 'org',
  secret: 'secret',
};

const check = (text: string, rest: Partial<Record<string, string>> = {}) =>
  checkRow(
    { line: 7, cells: fields.map((field) => (field === 'text' ? text : (rest[field] ?? ''))) },
    rules,
  );

test('a full row', () => {
  const row = check(' Mail me at ana@example.org ', {
    channel: 'Teléfono',
    occurredAt: '31.3.2026. 14:30',
    externalId: ' A-1 ',
    language: 'Español',
    reason: 'FACTURA errónea',
    kind: 'Repeat',
    customer: 'C-1',
  });
  expect(row).toMatchObject({
    line: 7,
    refusal: null,
    text: 'Mail me at [email]',
    original: 'Mail me at ana@example.org',
    channel: 'phone',
    occurredAt: '2026-03-31 14:30:00',
    externalId: 'A-1',
    language: 'es',
    reasonId: 'r1',
    kind: 'repeat',
    customerRef: 'C-1',
  });
  expect(row.caseCode).toMatch(/^[0-9A-Z]{8}$/);
});

test('a text alone has what the mapping says of all rows', () => {
  expect(check('Late again')).toMatchObject({
    channel: 'import',
    kind: null,
    kindRuleId: null,
    type: null,
    typeBy: null,
    original: null,
    occurredAt: null,
    externalId: null,
    customerRef: null,
  });
});

describe('refused', () => {
  test.each([
    ['text_empty', ' \u200b\0 ', {}],
    ['text_too_long', 'x'.repeat(10_001), {}],
    ['date_form', 'a', { occurredAt: 'soon' }],
    ['date_out_of_range', 'a', { occurredAt: '1.1.1066' }],
    ['channel_form', 'a', { channel: '123' }],
    ['reason_unknown', 'a', { reason: 'zz' }],
    ['kind_unknown', 'a', { kind: 'bad' }],
    ['external_id_too_long', 'a', { externalId: 'x'.repeat(201) }],
    ['customer_too_long', 'a', { customer: 'x'.repeat(201) }],
  ])('%s', (reason, text, rest) => {
    expect(check(text, rest)).toMatchObject({ refusal: reason, line: 7, text: null });
  });

  test('a row with more cells than columns, unless they are empty', () => {
    const cells = ['Hello', '', '', '', '', '', '', '', ''];
    expect(checkRow({ line: 1, cells: [...cells, ' world'] }, rules).refusal).toBe(
      'too_many_cells',
    );
    expect(checkRow({ line: 1, cells: [...cells, '', ''] }, rules).refusal).toBeNull();
    expect(checkRow({ line: 1, cells: ['Hello'] }, rules).refusal).toBeNull();
  });

  test('with the row as CSV that can be stored', () => {
    expect(check('', { kind: 'say "a,b"\0' }).raw).toBe(',,,,,,"say ""a,b""",,,');
  });
});

test('a cell that was guarded against being a formula is read as it was', () => {
  expect(check("'=1+1 is what the form showed").text).toBe('=1+1 is what the form showed');
});

test('text is stored as other feedback is: well-formed, without controls', () => {
  expect(check('bad\ud800 and \u0007bell')).toMatchObject({
    text: 'bad\ufffd and bell',
    sanitised: true,
  });
});

test('words for another reason stand where none of the register does, without personal data', () => {
  const reasonOther = 'asks for jo@example.org';
  expect(check('Hi', { reasonOther })).toMatchObject({
    reasonId: null,
    reasonOther: 'asks for [email]',
  });
  expect(check('Hi', { reason: 'bi', reasonOther })).toMatchObject({
    reasonId: 'r1',
    reasonOther: null,
  });
  expect(check('Hi', { reasonOther: 'x'.repeat(201) }).refusal).toBe('reason_other_too_long');
});

test('what a row is may be said in the words that people export', () => {
  const wide = { ...rules, width: fields.length };
  const typed = (type: string) =>
    checkRow(
      {
        line: 1,
        cells: fields.map((field) => (field === 'text' ? 'Hello' : field === 'type' ? type : '')),
      },
      wide,
    );
  expect(typed('Žalba')).toMatchObject({ type: 'complaint', typeBy: 'person' });
  expect(typed('idea')).toMatchObject({ type: 'idea', typeBy: 'person' });
  expect(typed('')).toMatchObject({ type: null, typeBy: null });
  expect(typed('bug')).toMatchObject({ refusal: 'type_unknown' });
});
