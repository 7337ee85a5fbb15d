import type { StalledTheme } from '@vocero/api/contract/barriers';
import { barriers, type Barrier } from '@vocero/api/contract/theme-parts';

interface BarrierGroup {
  /** Null: nobody has named one. */
  barrier: Barrier | null;
  themes: readonly StalledTheme[];
}

/** Those without a named barrier first, because they are asked first; empty groups are left out. */
export const groupByBarrier = (themes: readonly StalledTheme[]): BarrierGroup[] =>
  [null, ...barriers]
    .map((barrier) => ({
      barrier,
      themes: themes.filter((theme) => theme.barrier === barrier),
    }))
    .filter((group) => group.themes.length > 0);

const week = 7 * 24 * 60 * 60 * 1_000;

/** Whole weeks from an instant to `now`, in milliseconds. */
export const weeksSince = (at: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / week));
