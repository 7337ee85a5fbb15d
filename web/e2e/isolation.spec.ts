import type { Access } from '@vocero/api/contract/endpoint';
import { endpoints } from '@vocero/api/contract/endpoints';
import { readFeedback } from '@vocero/api/contract/feedback';
import { createTheme, listThemes, readTheme } from '@vocero/api/contract/themes';
import { request } from 'playwright-core';
import { expect } from 'vitest';
import { callsOf } from './calls.ts';
import { send } from './comments.ts';
import { makeOrganization, makePerson, signIn } from './organization.ts';
import { address } from './product.ts';
import { test } from './story.ts';

const secret = 'The vault door on the third floor does not close';

test('another organisation sees nothing, by page or by program', async ({
  browser,
  call,
  freshPage,
  slug,
}) => {
  const [feedbackId] = await send(call, [secret]);
  const theme = await call(createTheme, {
    body: { label: 'Vault door', feedbackIds: [feedbackId ?? ''] },
  });
  const other = await makeOrganization('Other Works');
  const stranger = await signIn(browser, await makePerson(other.slug, 'admin', 'Otto Other'));
  const page = await freshPage({ storageState: stranger, refusals: [403, 404] });

  for (const place of ['home', 'board', `themes/${theme.id}`, 'comments', 'settings/people']) {
    await page.goto(`/o/${slug}/${place}`);
    await page.getByRole('heading', { name: 'You are not a member here' }).waitFor();
  }
  await page.goto(`/o/${other.slug}/themes/${theme.id}`);
  await page.getByText('There is nothing here').waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('Vault');

  const context = await request.newContext({ baseURL: address, storageState: stranger });
  for (const { method, path, access } of endpoints) {
    if (method !== 'get' || !isForMembers(access)) continue;
    const url = path.replace('{id}', theme.id);
    const answer = await context.get(url, { headers: { 'vocero-org': slug } });
    expect([path, [403, 404].includes(answer.status())]).toEqual([path, true]);
  }
  const own = callsOf(context, other.slug);
  await expect(own(readTheme, { params: { id: theme.id } })).rejects.toMatchObject({ status: 404 });
  await expect(own(readFeedback, { params: { id: feedbackId ?? '' } })).rejects.toMatchObject({
    status: 404,
  });
  await expect(own(listThemes)).resolves.toMatchObject({ items: [] });
  await context.dispose();
});

const isForMembers = (access: Access) => access.who === 'member';
