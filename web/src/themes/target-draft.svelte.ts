import type { NewTarget, Target } from '@vocero/api/contract/theme-parts';
import { dayAfter, lastFullWeeks } from './last-full-weeks.ts';
import { goalBelow, percentBelow } from './target-levels.ts';

/** Weeks that a baseline has unless somebody says otherwise. */
const USUAL_WEEKS = 8;

/** A target while it is being written. Numbers are texts until they are sent. */
export class TargetDraft {
  metric = $state<Target['metric']>('count');
  goal = $state('');
  on = $state('');
  weeks = $state('4');
  from = $state('');
  until = $state('');
  /** What was asked for as a percentage: the goal it came to is rounded, what is typed is not. */
  #asked = $state.raw<{ level: number; percent: string; goal: string } | null>(null);

  constructor(known: Target | null, today: string) {
    const span = known?.baseline ?? lastFullWeeks(today, USUAL_WEEKS);
    this.metric = known?.metric ?? 'count';
    this.goal = known ? String(known.goal) : '';
    this.on = known?.on ?? dayAfter(today, 84);
    this.weeks = String(known?.weeks ?? 4);
    this.from = span.from;
    this.until = span.until;
  }

  /** By how many percent the goal is below what was usual; empty while one of them is not known. */
  percentOf(level: number | null): string {
    const asked = this.#asked;
    if (asked && asked.level === level && asked.goal === this.goal) return asked.percent;
    const goal = this.number;
    return goal === null || !level ? '' : String(percentBelow(level, goal));
  }

  /** Sets the goal so many percent below what was usual. */
  setPercent(level: number | null, percent: string): void {
    if (!level) return;
    const share = Number(percent);
    if (percent.trim() !== '' && share <= 100) this.goal = String(goalBelow(level, share));
    this.#asked = { level, percent, goal: this.goal };
  }

  /** The goal as a number; null while it is none. */
  get number(): number | null {
    const goal = Number(this.goal);
    return this.goal.trim() === '' || !(goal >= 0) ? null : goal;
  }

  /** What is written, as it is sent; null while something is missing. */
  get written(): NewTarget | null {
    const { metric, number: goal, on, from, until } = this;
    if (goal === null || !on || !from || !until) return null;
    return { metric, goal, on, weeks: Number(this.weeks), from, until };
  }
}
