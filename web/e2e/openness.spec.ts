import { expect } from 'vitest';
import { overflow, violations } from './accessibility.ts';
import { test } from './story.ts';

test('a card is drafted, reviewed, published, read by everybody, and taken back', async ({
  freshPage,
  page: staff,
  slug,
}) => {
  await staff.goto(`/o/${slug}/openness`);
  await staff.getByText('No cards yet').waitFor();
  await staff.getByRole('button', { name: 'New card' }).click();
  const dialog = staff.getByRole('dialog', { name: 'New card' });
  await dialog.getByLabel('What you said (English)').fill('You waited too long');
  await dialog.getByLabel('What we did or do (English)').fill('Two more people answer <now>.');
  expect(await violations(staff)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save draft' }).click();
  const card = staff.getByRole('article', { name: 'You waited too long' });
  await card.getByRole('button', { name: 'Submit for review' }).click();
  await card.getByText('in review').waitFor();

  const visitor = await freshPage({ javaScript: false, width: 320, refusals: [404] });
  await visitor.goto(`/w/${slug}/said`);
  expect(await visitor.locator('body').innerText()).not.toContain('You waited');

  await card.getByRole('button', { name: 'Publish' }).click();
  await card.getByRole('button', { name: 'Take back' }).waitFor();
  await staff.getByRole('button', { name: 'Make the page public' }).click();
  await staff.getByRole('link', { name: `/w/${slug}/said` }).waitFor();
  expect(await violations(staff)).toEqual([]);

  await visitor.goto(`/w/${slug}/said?lang=en`);
  const said = visitor.getByRole('article', { name: 'You waited too long' });
  await said.getByText('Two more people answer <now>.').waitFor();
  expect(await overflow(visitor)).toBe(0);
  // What looks at a page for barriers is a script, which this visitor does not run.
  const looked = await freshPage({ width: 320 });
  await looked.goto(`/w/${slug}/said?lang=en`);
  expect(await violations(looked)).toEqual([]);
  const feed = await visitor.request.get(`/w/${slug}/said.atom`);
  const entry = await staff.evaluate(
    (text) => {
      const xml = new DOMParser().parseFromString(text, 'application/xml');
      const errors = xml.querySelectorAll('parsererror').length;
      return { errors, said: xml.querySelector('entry > content')?.textContent };
    },
    await feed.text(),
  );
  expect(entry).toEqual({ errors: 0, said: 'Two more people answer <now>.' });
  await visitor.getByRole('link', { name: 'Español' }).click();
  await visitor.getByRole('heading', { name: 'Usted lo dijo, nosotros actuamos' }).waitFor();

  await card.getByRole('button', { name: 'Take back' }).click();
  await card.getByText('draft', { exact: true }).waitFor();
  await visitor.goto(`/w/${slug}/said?lang=en&again`);
  await visitor.getByText('There is nothing here yet.').waitFor();
});
