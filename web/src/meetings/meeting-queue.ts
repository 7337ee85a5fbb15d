import type { MeetingAct } from '@vocero/api/contract/meetings';

/** Somebody who is there, or is not. */
export type Attendance =
  { memberId: string; isPresent: boolean } | { guest: string; isPresent: boolean };

export type Deed =
  | { kind: 'act'; themeId: string | null; entry: MeetingAct }
  | { kind: 'undo'; entryId: string }
  | { kind: 'attend'; who: Attendance }
  | { kind: 'turn'; themeId: string | null };

/** Something done in a meeting that the server may not know of yet. */
export interface Waiting {
  /** Of an act it is the id of its entry, so that the server counts it once however often it comes. */
  id: string;
  /** Milliseconds by the server's clock. */
  at: number;
  deed: Deed;
  /** It went out once at least: the server may know of it, although no answer came. */
  wasSent: boolean;
  /** Why the server said no; null: it did not. */
  refused: { code: string; text: string } | null;
}
type Queue = readonly Waiting[];

export type WaitingAct = Waiting & { deed: Extract<Deed, { kind: 'act' }> };
export const isAct = (one: Waiting): one is WaitingAct => one.deed.kind === 'act';

/**
 * One more at the end. Of turns that were not sent only the last counts, and taking back what never
 * went out needs nobody else: both are gone.
 */
export function withDeed(queue: Queue, next: Waiting): Waiting[] {
  const { deed } = next;
  if (deed.kind === 'turn') {
    return [...queue.filter((one) => one.deed.kind !== 'turn' || one.wasSent), next];
  }
  if (deed.kind === 'undo' && queue.some((one) => one.id === deed.entryId && !one.wasSent)) {
    return without(queue, deed.entryId);
  }
  return [...queue, next];
}

/** What goes out next, in the order in which it was done; what was refused waits for a person. */
export const nextOf = (queue: Queue): Waiting | null =>
  queue.find(({ refused }) => refused === null) ?? null;

export const without = (queue: Queue, id: string): Waiting[] =>
  queue.filter((one) => one.id !== id);

export const changed = (queue: Queue, id: string, change: Partial<Waiting>): Waiting[] =>
  queue.map((one) => (one.id === id ? { ...one, ...change } : one));

/** What is kept over a reload: a turn is for the moment, and later it would only surprise. */
export const isKept = ({ deed }: Pick<Waiting, 'deed'>): boolean => deed.kind !== 'turn';

/** How many entries and the like have not arrived; turns are not counted, nor what was refused. */
export const countWaiting = (queue: Queue): number =>
  queue.filter((one) => isKept(one) && one.refused === null).length;

/** The page that was turned to last and is not sent yet; undefined: there is none. */
export function turnOf(queue: Queue): { themeId: string | null; at: number } | undefined {
  const last = queue.findLast(({ deed }) => deed.kind === 'turn');
  return last?.deed.kind === 'turn' ? { themeId: last.deed.themeId, at: last.at } : undefined;
}

/** From one version of a theme to the next one, by an act from here. */
export interface Step {
  themeId: string;
  from: number;
  to: number;
}

/** The version that a theme has if nobody else changed it: one's own acts are no conflict. */
export function versionAfter(steps: readonly Step[], themeId: string, version: number): number {
  return steps.reduce(
    (now, step) => (step.themeId === themeId && step.from === now ? step.to : now),
    version,
  );
}

/** An act on a theme as it is now, whatever it was when it was meant. */
export const atVersion = (entry: MeetingAct, version: number): MeetingAct =>
  'version' in entry ? { ...entry, version } : entry;

/** A thing as it goes out: with the version that one's own acts before it have led to. */
export function readied(one: Waiting, steps: readonly Step[]): Waiting {
  const sent: Waiting = { ...one, wasSent: true };
  const { deed } = one;
  if (deed.kind !== 'act' || deed.themeId === null || !('version' in deed.entry)) return sent;
  const version = versionAfter(steps, deed.themeId, deed.entry.version);
  return { ...sent, deed: { ...deed, entry: atVersion(deed.entry, version) } };
}

/** What an act that was taken did to its theme's version; nothing where it asked for none. */
export function stepsOf(
  deed: Deed,
  items: readonly { themeId: string; version: number }[],
): Step[] {
  if (deed.kind !== 'act' || !('version' in deed.entry)) return [];
  const { version: from } = deed.entry;
  return items
    .filter(({ themeId, version }) => themeId === deed.themeId && version !== from)
    .map(({ themeId, version: to }) => ({ themeId, from, to }));
}
