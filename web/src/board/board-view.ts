import { flags, type Flag } from '@vocero/api/contract/themes';

export const sortKeys = [
  'label',
  'status',
  'count',
  'count30',
  'count7',
  'change',
  'owner',
  'due',
  'age',
] as const;
export type SortKey = (typeof sortKeys)[number];

const views = ['board', 'table', 'map'] as const;

/** What the board shows and how: all of it lives in the address, so that a view can be shared. */
export interface BoardView {
  view: (typeof views)[number];
  flag: Flag | null;
  /** Member id. */
  owner: string | null;
  /** Department id. */
  department: string | null;
  /** Words to find in the label or the terms. */
  text: string;
  sort: SortKey;
  descending: boolean;
}

export const plainView: BoardView = {
  view: 'board',
  flag: null,
  owner: null,
  department: null,
  text: '',
  sort: 'count30',
  descending: true,
};

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null =>
  known.find((item) => item === value) ?? null;

/**
 * Reads a view off the address. What it does not know is left out, never an error.
 * @param part gives one part of the address's query.
 */
export function readBoardView(part: (name: string) => string | null): BoardView {
  const sort = part('sort') ?? '';
  return {
    view: oneOf(views, part('view')) ?? plainView.view,
    flag: oneOf(flags, part('flag')),
    owner: part('owner') || null,
    department: part('department') || null,
    text: part('q') ?? '',
    sort: oneOf(sortKeys, sort.replace(/^-/, '')) ?? plainView.sort,
    descending: sort === '' ? plainView.descending : sort.startsWith('-'),
  };
}

/** The parts of the address's query for a view; null for what is as usual and not written. */
export function writeBoardView(view: BoardView): Record<string, string | null> {
  const sort = `${view.descending ? '-' : ''}${view.sort}`;
  return {
    view: view.view === plainView.view ? null : view.view,
    flag: view.flag,
    owner: view.owner,
    department: view.department,
    q: view.text.trim() || null,
    sort: sort === '-count30' ? null : sort,
  };
}

export const isFiltered = (view: BoardView) =>
  view.flag !== null || view.owner !== null || view.department !== null || view.text.trim() !== '';
