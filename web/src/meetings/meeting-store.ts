import { actInMeeting, attend, undoEntry } from '@vocero/api/contract/meetings';
import { isKept, type Deed, type Waiting } from './meeting-queue.ts';

/** Where things that wait are kept: the browser's local storage, or a map in tests. */
export interface Store {
  keys: () => string[];
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

export const browserStore: Store = {
  keys: () => Object.keys(localStorage),
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
};

/** One meeting of one person: nobody else’s entries go out in their name. */
export const placeOf = (who: string, councilId: string, day: string): string =>
  `vocero.meeting.${who}.${councilId}.${day}`;

/** Each thing has a key of its own, so that two windows never write over each other. */
const keyOf = (place: string, id: string): string => `${place}.waits.${id}`;

/** Everything that waits, oldest first; what cannot be read is left out. */
export function readWaiting(store: Store, place: string): Waiting[] {
  return store
    .keys()
    .filter((key) => key.startsWith(`${place}.waits.`))
    .flatMap((key) => parsed(store.getItem(key)))
    .toSorted((a, b) => a.at - b.at);
}

/** Keeps it over a reload or a window that is killed; a full storage costs that, and nothing else. */
export function keepWaiting(store: Store, place: string, one: Waiting): void {
  if (!isKept(one)) return;
  try {
    store.setItem(keyOf(place, one.id), JSON.stringify(one));
  } catch {
    // It still waits in this window.
  }
}

export const forgetWaiting = (store: Store, place: string, id: string): void =>
  store.removeItem(keyOf(place, id));

export const readsLead = (store: Store, place: string): boolean =>
  store.getItem(`${place}.leads`) === 'yes';

export function keepLead(store: Store, place: string, leads: boolean): void {
  if (leads) store.setItem(`${place}.leads`, 'yes');
  else store.removeItem(`${place}.leads`);
}

/** What an older version kept, or somebody wrote by hand, may be anything. */
function parsed(text: string | null): Waiting[] {
  try {
    const one = JSON.parse(text ?? 'null') as Partial<Waiting> | null;
    const { id, at, deed, wasSent, refused = null } = one ?? {};
    if (typeof id !== 'string' || typeof at !== 'number' || !deed || !isDeed(id, deed)) return [];
    const words = refused && { code: String(refused.code), text: String(refused.text) };
    return [{ id, at, deed, wasSent: wasSent === true, refused: words }];
  } catch {
    return [];
  }
}

/** Whether the server would take it, by the contract itself. */
function isDeed(id: string, deed: Deed): boolean | undefined {
  switch (deed.kind) {
    case 'act':
      return actInMeeting.body?.safeParse({ id, themeId: deed.themeId, entry: deed.entry }).success;
    case 'undo':
      return undoEntry.params?.shape.entryId.safeParse(deed.entryId).success;
    case 'attend':
      return attend.body?.safeParse(deed.who).success;
    default:
      return false;
  }
}
