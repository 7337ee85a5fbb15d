import type { Locale } from '@vocero/api/contract/values';
import type { WorthTheme } from '@vocero/api/contract/quadrant';
import { lettersOf } from '../i18n/by-name.ts';

/** What to do with contacts by what they are worth to the customer and to us (Price & Jaffe 2008). */
export const quadrants = ['eliminate', 'automate', 'simplify', 'improve'] as const;
export type Quadrant = (typeof quadrants)[number];

/** Worth to us and worth to the customer, each from -2 (irritant) to 2 (valuable). */
export interface Worths {
  x: number;
  y: number;
}

/** Null on a line between two quadrants: neither irritant nor valuable says nothing. */
export function quadrantOf({ x, y }: Worths): Quadrant | null {
  if (x === 0 || y === 0) return null;
  if (y > 0) return x > 0 ? 'improve' : 'automate';
  return x > 0 ? 'simplify' : 'eliminate';
}

/** A theme with its place; `rated` by people on both axes, else at least partly `suggested`. */
export interface WorthPoint {
  theme: WorthTheme;
  place: Worths | null;
  source: 'rated' | 'suggested' | null;
  quadrant: Quadrant | null;
}

/** What people say goes before what kinds suggest, axis by axis. */
export function worthPoint(theme: WorthTheme): WorthPoint {
  const x = theme.valueCompany ?? theme.suggested?.company;
  const y = theme.valueCustomer ?? theme.suggested?.customer;
  if (x === undefined || y === undefined) {
    return { theme, place: null, source: null, quadrant: null };
  }
  const isRated = theme.valueCompany !== null && theme.valueCustomer !== null;
  const source = isRated ? 'rated' : 'suggested';
  return { theme, place: { x, y }, source, quadrant: quadrantOf({ x, y }) };
}

/** `open`: those that lie in no quadrant, on a line or nowhere yet. */
export type QuadrantFilter = Quadrant | 'open' | null;

export const filterPoints = (points: readonly WorthPoint[], filter: QuadrantFilter) =>
  points.filter(
    ({ quadrant }) => filter === null || quadrant === (filter === 'open' ? null : filter),
  );

export const sortKeys = ['label', 'count30', 'customer', 'company'] as const;
export type WorthSort = (typeof sortKeys)[number];

const ranks: Record<WorthSort, (point: WorthPoint) => string | number | null> = {
  label: ({ theme }) => theme.label,
  count30: ({ theme }) => theme.count30,
  customer: ({ place }) => place?.y ?? null,
  company: ({ place }) => place?.x ?? null,
};

/** Sorted by one column; what has no place comes last in both directions. */
export function sortPoints(
  points: readonly WorthPoint[],
  sort: { key: WorthSort; descending: boolean; locale: Locale },
): WorthPoint[] {
  const rank = ranks[sort.key];
  const letters = lettersOf(sort.locale);
  const sign = sort.descending ? -1 : 1;
  return points.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'string') return sign * letters.compare(a, String(b));
    return sign * (a - Number(b));
  });
}

const stepOf = (worth: number) => Math.round(worth);

/** The other points on the same step of both scales, which may lie above one another. */
export function pointsBeside(points: readonly WorthPoint[], { theme, place }: WorthPoint) {
  return points.filter(
    (other) =>
      place !== null &&
      other.place !== null &&
      other.theme.id !== theme.id &&
      stepOf(other.place.x) === stepOf(place.x) &&
      stepOf(other.place.y) === stepOf(place.y),
  );
}
