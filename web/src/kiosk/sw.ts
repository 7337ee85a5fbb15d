/// <reference lib="webworker" />
import { openStore } from './indexed-store.ts';
import { sendWaiting } from './send-waiting.ts';

/** The files of the kiosk as they were built, and a name for just these. */
declare const __SHELL__: readonly string[];
declare const __VERSION__: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `vocero-kiosk-${__VERSION__}`;
const PAGE = '/k/';

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...__SHELL__])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('vocero-kiosk-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

// The page and its files come from here, with and without a network; nothing else does.
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const path = request.mode === 'navigate' ? PAGE : url.pathname;
  if (path !== PAGE && !__SHELL__.includes(path)) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(path))
      .then((kept) => kept ?? fetch(request)),
  );
});

// A new version waits until the page says that nobody is answering.
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

/** Background Sync, where the browser has it: the network is back, the page may be gone. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
worker.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === 'answers') (event as SyncEvent).waitUntil(sendAll());
});

async function sendAll(): Promise<void> {
  const store = await openStore();
  const device = await store.readDevice();
  if (!device) return;
  const sent = await sendWaiting(store, device.token, (path, init) => fetch(path, init));
  if (sent === 'later') throw new Error('the browser is to try again');
}
