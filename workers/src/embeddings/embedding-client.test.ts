import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';
import { embeddingClient } from './embedding-client.ts';
import { testEndpoint, vectorOf, type Fault, type TestEndpoint } from './test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint(12);
});
beforeEach(() => {
  endpoint.requests.length = 0;
  endpoint.fault = null;
  endpoint.width = 12;
});
afterAll(() => endpoint.close());

const patience = { timeout: 150, tries: 3, pause: 5, longestPause: 1_200 };

function ask(texts: readonly string[], breaker?: CircuitBreaker, signal?: AbortSignal) {
  const address = { url: endpoint.url, model: 'made-up', key: 'k-123' };
  const options = { patience, signal: signal ?? new AbortController().signal };
  return embeddingClient(address, breaker).embed(texts, options);
}

const wrong = (fault: Fault, times = Infinity) => (endpoint.fault = { fault, times });
const some = (n: number) => Array.from({ length: n }, (_, i) => `text number ${i}`);

test('gives each text its vector, in their order, and says who asks', async () => {
  const texts = ['the parcel', 'my invoice', 'the parcel'];
  const { vectors, trouble } = await ask(texts);
  expect(trouble).toBeNull();
  const wanted = texts.map((text) => Float32Array.from(vectorOf(text, 12)));
  expect(vectors).toEqual(wanted);
  expect(endpoint.requests).toEqual([
    { texts: ['the parcel', 'my invoice'], model: 'made-up', authorization: 'Bearer k-123' },
  ]);
});

test('asks for at most 64 texts and 32,000 characters at a time', async () => {
  await ask([...some(150), ...['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(7_900))]);
  const sizes = endpoint.requests.map(({ texts }) => texts.length).sort((a, b) => a - b);
  // 22 · 15 + 4 · 7,900 characters are 31,930.
  expect(sizes).toEqual([1, 26, 64, 64]);
});

test('what is longer than 8,000 characters is cut', async () => {
  await ask(['long '.repeat(4_000)]);
  expect(endpoint.requests[0]!.texts[0]).toHaveLength(8_000);
});

test.each<Fault>([
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, retryAfter: '1' },
  { kind: 'status', status: 429 },
  { kind: 'garbage' },
  { kind: 'no-vectors' },
  { kind: 'one-too-few' },
  { kind: 'closed' },
  { kind: 'cut' },
  { kind: 'silent' },
])('asks again after $kind $status', async (fault) => {
  wrong(fault, 1);
  const { vectors, trouble } = await ask(['one', 'two']);
  expect(trouble).toBeNull();
  expect(vectors.every((vector) => vector?.length === 12)).toBe(true);
  expect(endpoint.requests).toHaveLength(2);
});

test.each<[Fault, string, number]>([
  [{ kind: 'status', status: 500 }, 'failed', 3],
  [{ kind: 'status', status: 429 }, 'busy', 3],
  [{ kind: 'status', status: 401 }, 'refused', 1],
  [{ kind: 'status', status: 404 }, 'refused', 1],
  [{ kind: 'garbage' }, 'malformed', 3],
  [{ kind: 'closed' }, 'unreachable', 3],
  [{ kind: 'silent' }, 'timeout', 3],
  [{ kind: 'elsewhere' }, 'unreachable', 3],
])('%j for good is told as %s after %d requests, and thrown by nobody', async (fault, name, n) => {
  wrong(fault);
  const { vectors, trouble } = await ask(['one', 'two']);
  expect(vectors).toEqual([null, null]);
  expect(trouble?.failure).toBe(name);
  expect(endpoint.requests).toHaveLength(n);
});

test('an endpoint that asks for a long pause gets it', async () => {
  wrong({ kind: 'status', status: 429, retryAfter: '120' });
  let now = 0;
  const breaker = new CircuitBreaker({ now: () => now });
  expect((await ask(['one'], breaker)).trouble?.failure).toBe('busy');
  expect(endpoint.requests).toHaveLength(1);
  endpoint.fault = null;
  now = 119_000;
  expect((await ask(['one'], breaker)).vectors).toEqual([null]);
  expect(endpoint.requests).toHaveLength(1);
  now = 121_000;
  expect((await ask(['one'], breaker)).trouble).toBeNull();
});

test('a text that the model cannot take costs no other its vector', async () => {
  wrong({ kind: 'refuses', word: 'number 37' });
  const { vectors, trouble } = await ask(some(60));
  expect(trouble).toBeNull();
  expect(vectors.flatMap((vector, i) => (vector ? [] : [i]))).toEqual([37]);
});

test('an endpoint that takes no text at all is soon given up', async () => {
  wrong({ kind: 'refuses', word: 'text' });
  const { vectors, trouble } = await ask(some(2_000));
  expect(vectors.every((vector) => vector === null)).toBe(true);
  expect(trouble?.failure).toBe('refused');
  expect(endpoint.requests.length).toBeLessThan(60);
});

test('vectors that change their length on the way are not mixed', async () => {
  wrong({ kind: 'wider' }, 1);
  const { vectors, trouble } = await ask(some(600));
  expect(new Set(vectors.flatMap((vector) => vector?.length ?? [])).size).toBe(1);
  expect(trouble?.failure).toBe('width');
});

test('what is not there when time is up is done without', async () => {
  wrong({ kind: 'silent' });
  const { vectors, trouble } = await ask(['one'], undefined, AbortSignal.timeout(50));
  expect([vectors, trouble?.failure]).toEqual([[null], 'timeout']);
});

test('nobody there at all', async () => {
  const gone = await testEndpoint();
  await gone.close();
  const client = embeddingClient({ url: gone.url, model: 'm', key: undefined });
  const { signal } = new AbortController();
  const { vectors, trouble } = await client.embed(['one'], { patience, signal });
  expect([vectors, trouble?.failure]).toEqual([[null], 'unreachable']);
});

test('texts do not appear in what is told of a failure', async () => {
  wrong({ kind: 'garbage' });
  const { trouble } = await ask(['a secret of mine']);
  expect(JSON.stringify({ ...trouble, message: trouble?.message })).not.toContain('secret');
});
