import type { KioskAnswer } from '@vocero/api/contract/kiosk-device';
import { memoryStore, type AnswerStore, type Device, type Parked } from './answer-store.ts';

/** Kept by the browser until it was sent; the page and its service worker both read it. */
export async function openStore(): Promise<AnswerStore> {
  try {
    return indexedStore(await openDatabase());
  } catch {
    return memoryStore();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('vocero-kiosk', 1);
  request.onupgradeneeded = () => {
    const { result } = request;
    result.createObjectStore('device');
    result.createObjectStore('waiting', { keyPath: 'id' }).createIndex('givenAt', 'givenAt');
    result.createObjectStore('parked', { keyPath: 'answer.id' });
  };
  return done(request);
}

function indexedStore(database: IDBDatabase): AnswerStore {
  const write = async (names: string[], work: (transaction: IDBTransaction) => void) => {
    // Strict: on the disk before somebody is thanked, not in a cache of the system.
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    work(transaction);
    await committed(transaction);
  };
  const read = <T>(name: string, ask: (store: IDBObjectStore) => IDBRequest<T>) =>
    done(ask(database.transaction(name).objectStore(name)));

  return {
    isLasting: true,
    readDevice: async () =>
      ((await read('device', (store) => store.get('this'))) as Device | undefined) ?? null,
    writeDevice: (device) => write(['device'], (t) => t.objectStore('device').put(device, 'this')),
    add: (answer) => write(['waiting'], (t) => t.objectStore('waiting').put(answer)),
    first: (n) =>
      read('waiting', (store) => store.index('givenAt').getAll(null, n)) as Promise<KioskAnswer[]>,
    remove: (id) => write(['waiting'], (t) => t.objectStore('waiting').delete(id)),
    park: (parked) =>
      write(['waiting', 'parked'], (t) => {
        t.objectStore('parked').put(parked);
        t.objectStore('waiting').delete(parked.answer.id);
      }),
    count: async () => {
      const parked = (await read('parked', (store) => store.getAll())) as Parked[];
      const waiting = await read('waiting', (store) => store.count());
      return { waiting, parked: parked.length, parkedWhy: parked.at(-1)?.reason ?? null };
    },
  };
}

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('nothing could be read'));
  });

const committed = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    const fail = () => reject(transaction.error ?? new Error('nothing could be kept'));
    transaction.onabort = fail;
    transaction.onerror = fail;
  });
