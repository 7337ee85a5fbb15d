import type { Locale } from '../contract/values.ts';
import type { DemoComment } from './demo-comment.ts';
import type { DemoPerson } from './organization.ts';

/** Who and what a demo theme's past refers to. */
export interface DemoWorld {
  /** When the demo is loaded: all its days are counted from here. */
  now: Date;
  locale: Locale;
  /** Member ids. */
  members: Record<DemoPerson, string>;
  /** Department id by key. */
  departments: ReadonlyMap<string, string>;
}

/** A comment of a theme. */
export interface DemoHeard {
  id: string;
  at: Date;
  text: string;
  language: DemoComment['language'];
}

const DAY = 86_400_000;

export const daysBefore = (at: Date, days: number) => new Date(at.getTime() - days * DAY);

/** The day so many days from an instant, below zero before it, by the demo's calendar: that of UTC. */
export const dayIn = (at: Date, days: number) => daysBefore(at, -days).toISOString().slice(0, 10);

/** Messages of more than a week ago were read on the day after. */
export const readAt = (at: Date, now: Date) =>
  at < daysBefore(now, 7) ? daysBefore(at, -1) : null;
