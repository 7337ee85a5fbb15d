import fc from 'fast-check';
import { placeFeedback } from './contract/placements.ts';
import * as contract from './contract/themes.ts';
import * as histories from './contract/theme-history.ts';
import * as merges from './contract/theme-merges.ts';
import type { Ask } from './test-ask.ts';
import { answered } from './test-theme-parts.ts';

/** What a client wants next. Numbers point into what there is by then, round and round. */
export type Wish =
  | { act: 'move'; comments: number[]; theme: number }
  | { act: 'take_out' | 'not_relevant'; comments: number[] }
  | { act: 'merge'; theme: number; into: number }
  | { act: 'split'; theme: number; comments: number[]; label: string }
  | { act: 'decide'; theme: number; decision: string }
  | { act: 'rename'; theme: number; label: string }
  | { act: 'undo'; event: number };

/** A wish with its numbers looked up: what was sent. */
export type Deed =
  | { act: 'move'; comments: string[]; theme: string }
  | { act: 'take_out' | 'not_relevant'; comments: string[] }
  | { act: 'merge'; theme: string; into: string }
  | { act: 'split'; theme: string; comments: string[]; label: string }
  | { act: 'decide'; theme: string; decision: string }
  | { act: 'rename'; theme: string; label: string }
  | { act: 'undo'; event: string };

/** What there is: themes and events are added as they are made. */
export interface World {
  themes: string[];
  comments: string[];
  events: string[];
}

export interface Outcome {
  status: number;
  code: string | undefined;
  /** What undoes it; null: it changed nothing. */
  eventId: string | null;
  themeId: string | undefined;
  /** What the client had before its eyes when it acted on a theme. */
  saw: { label: string; decision: string | null } | undefined;
}

interface Answer {
  status: number;
  body: object;
  saw?: Outcome['saw'];
}

const at = fc.nat(1_000);
const some = fc.array(at, { minLength: 1, maxLength: 4 });
const word = fc.constantFrom('Late', 'Dear', 'Rude', 'Lost', 'Slow', 'Loud');

export const wishes: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('move' as const), comments: some, theme: at }),
  },
  fc.record({ act: fc.constantFrom('take_out' as const, 'not_relevant' as const), comments: some }),
  { weight: 2, arbitrary: fc.record({ act: fc.constant('merge' as const), theme: at, into: at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('split' as const),
      theme: at,
      comments: some,
      label: word,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('decide' as const), theme: at, decision: word }),
  },
  fc.record({ act: fc.constant('rename' as const), theme: at, label: word }),
  { weight: 3, arbitrary: fc.record({ act: fc.constant('undo' as const), event: at }) },
);

/** Looks a wish up in the world as it is now; null while there is nothing of what it names. */
export function deedOf(wish: Wish, world: World): Deed | null {
  const pick = (all: readonly string[], i: number) => all[i % all.length]!;
  const comments = (list: number[]) => [...new Set(list.map((i) => pick(world.comments, i)))];
  const theme = (i: number) => pick(world.themes, i);
  switch (wish.act) {
    case 'move':
      return { ...wish, comments: comments(wish.comments), theme: theme(wish.theme) };
    case 'split':
      return { ...wish, comments: comments(wish.comments), theme: theme(wish.theme) };
    case 'take_out':
    case 'not_relevant':
      return { ...wish, comments: comments(wish.comments) };
    case 'merge':
      return { ...wish, theme: theme(wish.theme), into: theme(wish.into) };
    case 'decide':
    case 'rename':
      return { ...wish, theme: theme(wish.theme) };
    case 'undo':
      return world.events.length === 0
        ? null
        : { act: 'undo', event: pick(world.events, wish.event) };
  }
}

/** Does it as a person would: looks at the theme first, then acts on the version they saw. */
export async function perform(ask: Ask, deed: Deed): Promise<Outcome> {
  const { status, body, saw } = await send(ask, deed);
  const {
    code,
    eventId = null,
    id,
  } = body as {
    code?: string;
    eventId?: string | null;
    id?: string;
  };
  const themeId = deed.act === 'split' && status === 201 ? id : undefined;
  return { status, code, eventId, themeId, saw };
}

async function send(ask: Ask, deed: Deed): Promise<Answer> {
  switch (deed.act) {
    case 'move':
      return ask(placeFeedback, {
        body: { act: 'move', feedbackIds: deed.comments, themeId: deed.theme },
      });
    case 'take_out':
    case 'not_relevant':
      return ask(placeFeedback, { body: { act: deed.act, feedbackIds: deed.comments } });
    case 'undo':
      return ask(histories.undoEvent, { params: { id: deed.event } });
    default:
      return sendOnTheme(ask, deed);
  }
}

type ThemeDeed = Exclude<Extract<Deed, { theme: string }>, { act: 'move' }>;

async function sendOnTheme(ask: Ask, deed: ThemeDeed): Promise<Answer> {
  const seen = await ask(contract.readTheme, { params: { id: deed.theme } });
  if (seen.status !== 200) return seen;
  const { version, label, decision } = seen.body;
  return { ...(await sendSeen(ask, deed, version)), saw: { label, decision } };
}

async function sendSeen(ask: Ask, deed: ThemeDeed, version: number): Promise<Answer> {
  const params = { id: deed.theme };
  switch (deed.act) {
    case 'merge':
      return ask(merges.mergeTheme, { params, body: { version, into: deed.into } });
    case 'split': {
      const { label, comments: feedbackIds } = deed;
      return ask(merges.splitTheme, { params, body: { version, label, feedbackIds } });
    }
    case 'decide': {
      const decision = { ...answered.decision, decision: deed.decision };
      return ask(contract.changeTheme, { params, body: { version, ...decision } });
    }
    case 'rename':
      return ask(contract.changeTheme, { params, body: { version, label: deed.label } });
  }
}

/** The same deed, its names exchanged for those they have elsewhere. */
export function renamed(deed: Deed, name: (id: string) => string): Deed {
  switch (deed.act) {
    case 'move':
    case 'split':
      return { ...deed, comments: deed.comments.map(name), theme: name(deed.theme) };
    case 'take_out':
    case 'not_relevant':
      return { ...deed, comments: deed.comments.map(name) };
    case 'merge':
      return { ...deed, theme: name(deed.theme), into: name(deed.into) };
    case 'decide':
    case 'rename':
      return { ...deed, theme: name(deed.theme) };
    case 'undo':
      return { act: 'undo', event: name(deed.event) };
  }
}
