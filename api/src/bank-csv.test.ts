import { expect, test } from 'vitest';
import { bankHeader } from './bank-csv.ts';
import { locales } from './contract/values.ts';
import { rankOfName, type fields } from './import/column-names.ts';

const columns = [
  ...['text', 'occurredAt', 'externalId', 'channel', 'language'],
  ...['reason', 'reasonOther', 'kind', 'type', 'customer'],
] as const satisfies readonly (typeof fields)[number][];

test.each(locales)('an import knows every column of the file again in %s', (locale) => {
  const heads = bankHeader(locale)
    .trim()
    .split(locale === 'en' ? ',' : ';')
    .map((head) => head.replaceAll('"', ''));
  expect(heads).toHaveLength(columns.length);
  for (const [i, head] of heads.entries()) {
    expect(rankOfName(columns[i]!, head), head).toBeDefined();
  }
});
