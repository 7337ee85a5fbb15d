import { setImmediate as breathe } from 'node:timers/promises';
import type { Comment, NewPlacement } from '@vocero/sql/placing';
import { detectLanguage } from './engine/words/language.ts';
import { pickVectors, type Embedded } from './engine/embedded/embedded.ts';
import type { Model } from './engine/model.ts';
import { placeEmbedded } from './engine/embedded/place-embedded.ts';
import type { Logger } from './log.ts';

/** What the engine makes of comments. */
export interface ReadComments {
  placements: NewPlacement[];
  /** Comment id → language, for comments whose sender did not say it. */
  languages: Map<string, string>;
}

export interface ReadInput {
  /** Null before the first learning: then everything stays unsorted. */
  model: Model | null;
  comments: readonly Comment[];
  bans: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of the comments, in their order, where the model was learned by such. */
  embedded?: Embedded | null;
}

/** Comments read without a pause: about 50 ms of work. */
const SLICE = 200;
const NO_PINS: ReadonlyMap<string, string | null> = new Map();

/**
 * Finds each comment its theme and language, slice by slice so that the process stays awake. A
 * comment the engine cannot read stays unsorted, and holds up no other.
 */
export async function readComments(input: ReadInput, log: Logger): Promise<ReadComments> {
  const read: ReadComments = { placements: [], languages: new Map() };
  for (let start = 0; start < input.comments.length; start += SLICE) {
    const comments = input.comments.slice(start, start + SLICE);
    const known = comments.map((comment) => withLanguage(comment, read.languages, log));
    const places = Array.from(known.keys(), (at) => start + at);
    const embedded = input.embedded ? pickVectors(input.embedded, places) : null;
    read.placements.push(...placeSlice({ ...input, comments: known, embedded }, log));
    await breathe();
  }
  return read;
}

function withLanguage(comment: Comment, languages: Map<string, string>, log: Logger): Comment {
  if (comment.language !== null) return comment;
  try {
    const language = detectLanguage(comment.text);
    if (language !== null) languages.set(comment.id, language);
    return { ...comment, language };
  } catch (error) {
    log.error({ feedback: comment.id, err: error }, 'language not detected');
    return comment;
  }
}

function placeSlice(input: ReadInput, log: Logger): NewPlacement[] {
  const { model, comments, bans, embedded = null } = input;
  if (!model) return comments.map((comment) => unread(comment.id));
  const constraints = { pinned: NO_PINS, banned: bans };
  try {
    return placeEmbedded(model, comments, constraints, embedded);
  } catch {
    return comments.map((comment, i) => {
      try {
        const own = embedded && pickVectors(embedded, [i]);
        return placeEmbedded(model, [comment], constraints, own)[0] ?? unread(comment.id);
      } catch (error) {
        log.error({ feedback: comment.id, err: error }, 'comment not placed');
        return unread(comment.id);
      }
    });
  }
}

const unread = (commentId: string): NewPlacement => ({
  commentId,
  themeId: null,
  score: 0,
});
