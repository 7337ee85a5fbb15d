import { growThemes } from '../src/engine/growth/grow.ts';
import type { Called } from '../src/engine/growth/hide-people.ts';
import { learnThemes } from '../src/engine/learn.ts';
import type { Model } from '../src/engine/model.ts';
import { placeComments } from '../src/engine/placing/place.ts';
import type { EngineComment, Sensitivity } from '../src/engine/types.ts';
import { nextStep } from '../src/next-step.ts';
import { NO_CONSTRAINTS } from './theme-scores.ts';

/** Comments that arrive together; and the newest looked at for growth, as in the product. */
const BATCH = 25;
const NEWEST = 2_000;

export interface StreamOptions {
  /** Comments learned from before the rest arrives. */
  first: number;
  sensitivity: Sensitivity;
  /** Called after each batch; true ends the stream. */
  onBatch?: (arrived: number, themeOf: ReadonlyMap<string, string | null>) => boolean;
}

export interface Streamed {
  /** Comment id → theme, or null. */
  themeOf: Map<string, string | null>;
  learnings: number;
  growths: number;
  growSeconds: number;
}

/** Lets comments arrive in their order, and does with them what the product does, job by job. */
export function streamComments(
  comments: readonly EngineComment[],
  { first, sensitivity, onBatch }: StreamOptions,
): Streamed {
  const stream = new Stream(sensitivity);
  stream.learn(comments.slice(0, first));
  for (let at = first; at < comments.length; at += BATCH) {
    const arrived = comments.slice(0, at + BATCH);
    stream.receive(arrived, comments.slice(at, at + BATCH));
    if (onBatch?.(arrived.length, stream.themeOf)) break;
  }
  return stream;
}

class Stream implements Streamed {
  readonly themeOf = new Map<string, string | null>();
  learnings = 0;
  growths = 0;
  growSeconds = 0;
  private readonly sensitivity: Sensitivity;
  private model: Model | undefined;
  /** By theme. */
  private called = new Map<string, Called>();
  private leftOut: ReadonlySet<string> = new Set();
  private learned = { comments: 0, unsorted: 0 };
  private placed = 0;
  private unsorted = 0;
  private made = 0;

  constructor(sensitivity: Sensitivity) {
    this.sensitivity = sensitivity;
  }

  learn(comments: readonly EngineComment[]) {
    const { model, themes, placements } = learnThemes({
      comments,
      known: this.known(),
      ...this.common(),
    });
    this.model = model;
    this.called = new Map(themes.map((theme) => [theme.id, theme]));
    for (const { commentId, themeId } of placements) this.themeOf.set(commentId, themeId);
    this.leftOut = new Set(
      placements.flatMap(({ commentId, themeId }) => (themeId === null ? [commentId] : [])),
    );
    this.learned = { comments: comments.length, unsorted: this.countUnsorted() };
    this.placed = 0;
    this.unsorted = 0;
    this.learnings++;
  }

  receive(arrived: readonly EngineComment[], batch: readonly EngineComment[]) {
    for (const { commentId, themeId } of placeComments(this.model!, batch, NO_CONSTRAINTS)) {
      this.themeOf.set(commentId, themeId);
      if (themeId === null) this.unsorted++;
    }
    this.placed += batch.length;
    const { learned, placed, unsorted } = this;
    const next = nextStep({ learned, placed, unsorted }, batch.length);
    if (next === 'learn') this.learn(arrived);
    if (next === 'grow') this.grow(arrived);
  }

  private grow(arrived: readonly EngineComment[]) {
    const start = performance.now();
    const isUnsorted = ({ id }: EngineComment) => this.themeOf.get(id) === null;
    const since = arrived.slice(this.learned.comments);
    const { model, newThemes, renamed, moves } = growThemes({
      model: this.model!,
      unsorted: arrived.filter(isUnsorted).slice(-NEWEST),
      leftOut: this.leftOut,
      members: since.filter((comment) => !isUnsorted(comment)).slice(-NEWEST),
      labels: Array.from(this.called.values(), ({ label }) => label),
      called: Array.from(this.called.values()),
      ...this.common(),
    });
    this.model = model;
    for (const theme of [...newThemes, ...renamed]) this.called.set(theme.id, theme);
    for (const { commentId, themeId } of moves) this.themeOf.set(commentId, themeId);
    this.learned = { ...this.learned, unsorted: this.countUnsorted() };
    this.unsorted = 0;
    this.growths++;
    this.growSeconds += (performance.now() - start) / 1000;
  }

  private common() {
    const { sensitivity } = this;
    const newThemeId = () => `t${this.made++}`;
    return { constraints: NO_CONSTRAINTS, sensitivity, seed: 1, newThemeId };
  }

  private known() {
    const members = new Map<string, string[]>();
    for (const [comment, theme] of this.themeOf) {
      if (theme === null) continue;
      const own = members.get(theme);
      if (own) own.push(comment);
      else members.set(theme, [comment]);
    }
    return Array.from(members, ([id, memberIds]) => ({
      ...{ id, memberIds, kept: false },
      label: this.called.get(id)!.label,
    }));
  }

  private countUnsorted(): number {
    return Array.from(this.themeOf.values()).filter((theme) => theme === null).length;
  }
}
