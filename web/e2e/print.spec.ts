import { createPlaces } from '@vocero/api/contract/places';
import { createSurvey } from '@vocero/api/contract/surveys';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './story.ts';

/** Page sizes of a PDF in whole millimetres, one for each page, and how many fonts it brings along. */
function pagesOf(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const sizes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) =>
      [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
  );
  return { sizes, fonts: text.match(/\/FontFile\d?\b/g)?.length ?? 0 };
}

/** Whether anything on a sheet is cut off. */
const isCut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.sheet, .sheet .card')].some(
      (sheet) =>
        sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1,
    ),
  );

const sheets = [
  ['poster', ['210 × 297']],
  ['poster_small', ['148 × 210']],
  ['card', ['105 × 148']],
  ['card_four', ['210 × 297']],
  ['form', ['210 × 297', '210 × 297', '210 × 297']],
  ['guide', ['210 × 297']],
] as const;

test('every sheet is printed on paper of its size, in two languages, and nothing is cut off', async ({
  call,
  freshPage,
  session,
  slug,
}) => {
  const { id } = await call(createSurvey, { body: { kind: 'survey', name: 'After a visit' } });
  const name = 'Oficina de atención a la clientela de Santa Cruz de Tenerife';
  const { added } = await call(createPlaces, { body: { names: [name] } });
  const page = await freshPage({ storageState: session });
  for (const [kind, sizes] of sheets) {
    const query = `kind=${kind}&place=${added[0]!.id}&locale=es&second=sr-Cyrl&count=3`;
    await page.goto(`/o/${slug}/surveys/${id}/print?${query}`);
    await page.locator('.sheet').first().waitFor();
    expect([kind, await isCut(page)]).toEqual([kind, false]);
    const pdf = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect([kind, pdf.sizes]).toEqual([kind, sizes]);
    expect(pdf.fonts).toBeGreaterThan(0);
  }
});
