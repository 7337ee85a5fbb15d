import type { Help } from './help.ts';
import type { OpenPageName } from './openness.ts';
import type { Rate } from './rate.ts';
import type { Locale } from './values.ts';

/** Words with the language they are in, where it is not the page's own. */
export interface ShownText {
  text: string;
  lang?: Locale;
}

/** When somebody is there on a channel, as every public page tells it. */
export interface ShownHours {
  channel: string;
  /** Minutes of the day, from Monday on. */
  week: [number, number][][];
  isOpen: boolean;
  /** Days of the next 30 that are otherwise. */
  otherwise: { day: string; spans: [number, number][] }[];
}

/** A card, a promise, a part of the page on how it works, or an idea. */
export interface ShownEntry {
  id: string;
  topic: string;
  title: ShownText;
  text: ShownText | null;
  why: ShownText | null;
  toldOn: string | null;
  days: number | null;
  url: string | null;
  /** How many said so; null: too few, or nobody counted. */
  heard: number | null;
  effect: { ratio: number; low: number; high: number; from: string; until: string } | null;
  publishedAt: string;
  updatedAt: string;
}

/** How often a promise was kept; null where it is not measured. */
export interface ShownPromise extends ShownEntry {
  rate: Rate | null;
  months: { month: string; rate: Rate }[];
}

/** So many hours of the clock, told in whole hours or days and never rounded down. */
export interface ShownTime {
  unit: 'hours' | 'days' | 'working_days';
  n: number;
}

/** How long matters waited. Null: too few have their answer to tell. */
export interface ShownWait {
  median: ShownTime | null;
  p80: ShownTime | null;
  /** In hours of the clock, as programs want them. */
  medianHours: number | null;
  p80Hours: number | null;
  n: number;
}

/** Both waits of one group; null where it has fewer than five. */
export interface ShownWaits {
  n: number;
  toAcknowledge: ShownWait | null;
  toAnswer: ShownWait | null;
}

export interface ShownTimes {
  days: number;
  all: ShownWaits;
  channels: (ShownWaits & { channel: string })[];
  reasons: (ShownWaits & { name: string })[];
}

/** A public page of an organisation, and what all of them share. */
export interface OpenPageProps {
  locale: Locale;
  organization: string;
  timeZone: string;
  /** Its address without a query, and that of the overview. */
  url: string;
  base: string;
  page: 'overview' | OpenPageName;
  pages: readonly OpenPageName[];
  entries: readonly ShownEntry[];
  promises: readonly ShownPromise[];
  times: ShownTimes | null;
  hours: readonly ShownHours[];
  /** Where to write an idea; null: nobody is asked. */
  formUrl: string | null;
  help?: Help | null;
}
