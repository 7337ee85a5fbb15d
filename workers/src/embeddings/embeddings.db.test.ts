import { asRelay, inOrganization } from '@vocero/sql/connect';
import { readEmbeddingState } from '@vocero/sql/embedding-state';
import { appendOutbox } from '@vocero/sql/outbox';
import { listDue } from '@vocero/sql/outbox-relay';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { growThemesJob } from '../jobs/grow-themes.ts';
import { learnThemesJob } from '../jobs/learn-themes.ts';
import { placeFeedbackJob } from '../jobs/place-feedback.ts';
import { placeImportJob } from '../jobs/place-import.ts';
import { openLog } from '../log.ts';
import { modelCache } from '../model-cache.ts';
import type { Handler } from '../processor.ts';
import { groupJobs } from '../relay-jobs.ts';
import { sweepVectors } from '../sweep.ts';
import { allSaid } from '../test-comments.ts';
import { testOrganization, type TestOrganization } from '../test-organization.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { commentVectors } from './comment-vectors.ts';
import { embeddingClient } from './embedding-client.ts';
import { testEndpoint, type TestEndpoint } from './test-endpoint.ts';

let database: TestDatabase;
let endpoint: TestEndpoint;
beforeAll(async () => {
  database = await testDatabase();
  endpoint = await testEndpoint();
});
beforeEach(() => {
  endpoint.requests.length = 0;
  endpoint.fault = null;
  endpoint.width = 48;
});
afterAll(async () => {
  await endpoint.close();
  await database.close();
});

const organization = () => testOrganization(database.owner, database.sql);

/** The jobs as a process runs them whose environment names this model at the endpoint. */
function startProcess(model = 'made-up'): (org: TestOrganization) => Promise<void> {
  const { sql } = database;
  const log = openLog('silent');
  const { signal } = new AbortController();
  const address = { url: endpoint.url, model, key: undefined };
  const client = embeddingClient(address, new CircuitBreaker({ pause: 1 }));
  const hasty: typeof client = {
    ...client,
    embed: (texts, options) =>
      client.embed(texts, {
        ...options,
        patience: { timeout: 500, tries: 2, pause: 1, longestPause: 10 },
      }),
  };
  const vectors = commentVectors({ sql, client: hasty, log, signal });
  const deps = { sql, models: modelCache(log), log, signal, vectors };
  const handlers: Record<string, Handler> = {
    'place-feedback': placeFeedbackJob(deps),
    'place-import': placeImportJob(deps),
    'grow-themes': growThemesJob(deps),
    'learn-themes': learnThemesJob(deps),
  };
  return async ({ orgId }) => {
    for (;;) {
      const due = await asRelay(sql, (tx) => listDue(tx, { limit: 3_000, patience: 30_000 }));
      const jobs = groupJobs(
        due.filter((row) => row.orgId === orgId),
        300,
      );
      if (jobs.length === 0) return;
      for (const { queue, id, data } of jobs) await handlers[queue]!({ id, data });
    }
  };
}

const relearn = ({ orgId }: TestOrganization) =>
  inOrganization(database.sql, orgId, (tx) => appendOutbox(tx, 'themes.learn', orgId));

const stateOf = ({ orgId }: TestOrganization) =>
  inOrganization(database.sql, orgId, readEmbeddingState);

const countTexts = () => endpoint.requests.reduce((sum, { texts }) => sum + texts.length, 0);

/** Text → the theme it stands in. */
async function listThemes({ orgId }: TestOrganization): Promise<Map<string, string | null>> {
  const rows = await database.owner<{ text: string; themeId: string | null }[]>`
    select text, theme_id from placement
      join feedback on feedback.org_id = placement.org_id and id = feedback_id
    where placement.org_id = ${orgId}`;
  return new Map(rows.map(({ text, themeId }) => [text, themeId]));
}

/** The same thing in three languages, in words of which none is shared. */
const PARCEL = [
  'My parcel is not here',
  'Where did the courier go',
  'Delivery failed twice',
  'A package came open',
  'Mi paquete no aparece',
  'El pedido vino roto',
  'Ese mensajero tarda mucho',
  'Kurir me nije zvao',
  'Moj paket kasni danima',
  'Paket je izgubljen negdje',
];
const PASSWORD = [
  'The password is wrong',
  'I cannot login at all',
  'Pin rejected again today',
  'Reset does nothing',
  'Mi contraseña caducó ayer',
  'Esa clave ya no sirve',
  'No consigo entrar nunca',
  'Lozinka se ne prima',
  'Prijava stalno puca',
  'Zaboravljena sifra opet',
];
const INVOICE = [
  'This invoice surprises me',
  'My bill doubled overnight',
  'Charged for nothing',
  'Odd amount this month',
  'La factura trae un error',
  'Me han cobrado demasiado',
  'Un importe raro en junio',
  'Racun je prevelik',
  'Naplaceno dva puta',
  'Iznos mi nije jasan',
];

const isOne = (themes: ReadonlyMap<string, string | null>, texts: readonly string[]) => {
  const found = new Set(texts.map((text) => themes.get(text)));
  return found.size === 1 && !found.has(null);
};

test('what only the endpoint understands becomes one theme, and a new comment joins it', async () => {
  const org = await organization();
  await org.import([...PARCEL, ...PASSWORD, ...INVOICE]);
  const work = startProcess();
  await work(org);
  const themes = await listThemes(org);
  expect([PARCEL, PASSWORD, INVOICE].map((texts) => isOne(themes, texts))).toEqual([
    true,
    true,
    true,
  ]);
  expect(new Set(themes.values()).size).toBe(3);
  expect(await stateOf(org)).toMatchObject({ failure: null, learned: true, failedAt: null });

  const fresh = 'Llegado tarde otra vez';
  await org.receive(fresh);
  await org.receive('Zzz qqq vvv');
  await work(org);
  const after = await listThemes(org);
  expect(after.get(fresh)).toBe(themes.get(PARCEL[0]!));
  expect(after.get('Zzz qqq vvv')).toBeNull();
});

test('each text is asked for once, also by the next learning and by another process', async () => {
  const org = await organization();
  await org.import([...allSaid, 'WHERE IS MY PÁRCEL?', 'where is my parcel?']);
  await startProcess()(org);
  expect(countTexts()).toBe(allSaid.length + 1);
  expect(endpoint.requests.every(({ model }) => model === 'made-up')).toBe(true);
  const before = await listThemes(org);
  endpoint.requests.length = 0;
  await relearn(org);
  await startProcess()(org);
  expect(countTexts()).toBe(0);
  expect(await listThemes(org)).toEqual(before);
});

test('one organisation never gets what another one’s words were turned into', async () => {
  const [one, other] = [await organization(), await organization()];
  await one.import(allSaid);
  await startProcess()(one);
  endpoint.requests.length = 0;
  await other.import(allSaid);
  await startProcess()(other);
  expect(countTexts()).toBe(allSaid.length);
});

test('away at placing: words decide, and people are told', async () => {
  const org = await organization();
  await org.import(allSaid);
  const work = startProcess();
  await work(org);
  const before = await listThemes(org);
  endpoint.fault = { fault: { kind: 'closed' }, times: Infinity };
  await org.receive('My parcel has still not arrived');
  await work(org);
  const after = await listThemes(org);
  expect(after.get('My parcel has still not arrived')).toBe(before.get(allSaid[0]!));
  expect(await stateOf(org)).toMatchObject({ failure: 'unreachable', learned: true });

  endpoint.fault = null;
  await org.receive('Waiting for a parcel that never arrived');
  await work(org);
  expect(await stateOf(org)).toMatchObject({ failure: null });
});

test.each([
  [{ kind: 'status', status: 500 }, 'failed'],
  [{ kind: 'garbage' }, 'malformed'],
  [{ kind: 'silent' }, 'timeout'],
] as const)('%j at learning: themes are found by words alone', async (fault, failure) => {
  const org = await organization();
  endpoint.fault = { fault, times: Infinity };
  await org.import(allSaid);
  const work = startProcess();
  await work(org);
  const themes = await listThemes(org);
  expect(new Set(themes.values()).size).toBeGreaterThanOrEqual(3);
  expect(await stateOf(org)).toMatchObject({ failure, learned: false, answeredAt: null });

  endpoint.fault = null;
  await relearn(org);
  await work(org);
  expect(await stateOf(org)).toMatchObject({ failure: null, learned: true });
});

test('another model, or one that makes longer vectors now, is asked anew', async () => {
  const org = await organization();
  await org.import(allSaid);
  await startProcess()(org);
  endpoint.requests.length = 0;
  await relearn(org);
  await startProcess('another')(org);
  expect(countTexts()).toBe(allSaid.length);

  endpoint.requests.length = 0;
  endpoint.width = 32;
  await org.receive('A parcel that is new to all');
  await relearn(org);
  await startProcess('another')(org);
  expect(countTexts()).toBe(allSaid.length + 1 + 1); // the new one first shows that all are to be asked
  expect(await stateOf(org)).toMatchObject({ failure: null, learned: true });
});

test('vectors that nobody used for a month are forgotten', async () => {
  const org = await organization();
  await org.import(allSaid);
  await startProcess()(org);
  const count = async () => {
    const [row] = await database.owner<{ n: number }[]>`
      select count(*)::int as n from embedding where org_id = ${org.orgId}`;
    return row!.n;
  };
  await database.owner`
    update embedding set used_on = current_date - 31
    where org_id = ${org.orgId} and key in (
      select key from embedding where org_id = ${org.orgId} order by key limit 5)`;
  await sweepVectors(database.sql, { signal: new AbortController().signal, batch: 2 });
  expect(await count()).toBe(allSaid.length - 5);

  await database.owner`
    update embedding set used_on = current_date - 29 where org_id = ${org.orgId}`;
  await relearn(org);
  await startProcess()(org);
  const [old] = await database.owner`
    select from embedding where org_id = ${org.orgId} and used_on < current_date`;
  expect(old).toBeUndefined();
});
