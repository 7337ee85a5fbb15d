import type { Sensitivity } from '../types.ts';

/** What decides how coarse the themes are. */
export interface Granularity {
  /** Resolution of the communities to begin with, finer than themes. */
  resolution: number;
  /** Groups become one from this mean evidence on, see `joinGroups`; above 1 hardly any do. */
  meanFrom: number;
  /** A group that came up after learning joins a theme from this evidence on, see `joinToThemes`. */
  joinFrom: number;
  /** Groups larger than this share of all comments are joined only where they are truly alike. */
  looseShare: number;
}

/** The choices of the theme engine, so that a bench can tell what each is worth. */
export interface Tuning {
  granularity: Record<Sensitivity, Granularity>;
  /** Whether these follow how various the comments are, see `forVariety`. */
  byVariety: boolean;
  /** Whether each comment goes to the group its neighbours are in, see `followNeighbours`. */
  follow: boolean;
}

export const TUNING: Tuning = {
  granularity: {
    broad: { resolution: 2, meanFrom: 0.6, joinFrom: 0.55, looseShare: 0.1 },
    medium: { resolution: 5, meanFrom: 0.74, joinFrom: 0.68, looseShare: 0.1 },
    fine: { resolution: 8, meanFrom: 0.85, joinFrom: 0.85, looseShare: 0.1 },
  },
  byVariety: true,
  follow: true,
};
