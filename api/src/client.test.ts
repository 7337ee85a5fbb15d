import { afterEach, expect, expectTypeOf, test, vi } from 'vitest';
import { createClient, problemFrom, urlOf } from './client.ts';
import { listFeedback } from './contract/feedback.ts';
import { createDepartment, removeDemo } from './contract/organizations.ts';
import { readTheme } from './contract/themes.ts';

const call = createClient({
  locale: () => 'bs',
  organization: () => 'acme',
  unreachable: () => 'Nema veze.',
});
const answer = (body: unknown, status = 200) =>
  vi.fn<typeof fetch>(() => Promise.resolve(Response.json(body, { status })));

afterEach(() => vi.unstubAllGlobals());

test('sends method, path, query, language and organisation', async () => {
  const fetch = answer({ items: [], nextCursor: null });
  vi.stubGlobal('fetch', fetch);
  const page = await call(listFeedback, { query: { limit: 5, state: 'unsorted' } });

  expectTypeOf(page.nextCursor).toEqualTypeOf<string | null>();
  const [url, init] = fetch.mock.calls[0]!;
  expect(url).toBe('/api/v1/feedback?limit=5&state=unsorted');
  expect(init).toMatchObject({
    method: 'GET',
    headers: { 'accept-language': 'bs', 'vocero-org': 'acme' },
  });
});

test('sends a body as JSON and needs none for an empty answer', async () => {
  const fetch = answer({ id: '1', name: 'Billing', kind: 'department' }, 201);
  vi.stubGlobal('fetch', fetch);
  await call(createDepartment, { body: { name: 'Billing' } });
  expect(fetch.mock.calls[0]![1]?.body).toBe('{"name":"Billing"}');

  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })));
  expect(await call(removeDemo)).toBeUndefined();
});

test('a refusal becomes a ProblemError with its words, code and field errors', async () => {
  const refusal = {
    code: 'theme_missing',
    detail: 'Nedostaje vlasnik.',
    errors: [{ path: 'ownerId', message: 'Izaberite vlasnika.' }],
    missing: ['owner'],
  };
  vi.stubGlobal('fetch', answer(refusal, 422));
  const problem = await call(readTheme, { params: { id: 'x' } }).catch((error: unknown) => error);

  expect(problem).toMatchObject({ status: 422, code: 'theme_missing', message: refusal.detail });
  expect(problem).toMatchObject({ more: { missing: ['owner'] } });
  expect((problem as ReturnType<typeof problemFrom>).field('ownerId')).toBe('Izaberite vlasnika.');
});

test('a server that cannot be reached is told in words', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(call(removeDemo)).rejects.toMatchObject({ status: 0, message: 'Nema veze.' });
});

test('an answer that is not JSON is told by its status', () => {
  expect(problemFrom(502, '<html>')).toMatchObject({ status: 502, code: 'http_502' });
});

test('path parts are escaped and absent query values left out', () => {
  expect(urlOf('/a/{id}', { id: 'x/y' }, { q: 'ž & š', none: undefined })).toBe(
    '/a/x%2Fy?q=%C5%BE+%26+%C5%A1',
  );
});

test('words that were erased are told in the words of the reader, wherever they stood', async () => {
  const name = 'About [erased], "[erased]"';
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ id: '1', name })));
  const told = createClient({
    ...{ locale: () => 'bs', organization: () => null, unreachable: () => '' },
    erased: () => '("izbrisano")',
  });
  expect(await told(createDepartment, { body: { name: 'x' } })).toMatchObject({
    name: 'About ("izbrisano"), "("izbrisano")"',
  });
  expect(await call(createDepartment, { body: { name: 'x' } })).toMatchObject({ name });
});
