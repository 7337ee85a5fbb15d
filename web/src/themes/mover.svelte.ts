import { ProblemError } from '@vocero/api/client';
import { askedFor } from '@vocero/api/contract/status';
import {
  moveTheme,
  readTheme,
  type Status,
  type Theme,
  type ThemeDetail,
} from '@vocero/api/contract/themes';
import { call } from '../app/api.ts';
import { isGiven, missingIn } from './missing-in.ts';
import type { MoveBody } from './move-answers.svelte.ts';
import type { Missing } from './theme-words.ts';

export type Target = Exclude<Status, 'merged'>;
export type Movable = Pick<Theme, 'id' | 'label' | 'version' | 'status' | 'owner'>;

export interface PendingMove {
  theme: Movable;
  /** The theme as it is now; the answers go to this version of it. */
  detail: ThemeDetail;
  to: Target;
  missing: readonly Missing[];
  /** What was missing when it was asked for, and somebody else has given meanwhile. */
  given: readonly Missing[];
}

export type Moved = ThemeDetail & { eventId: string | null };

interface Listener {
  /** The server moved it. */
  moved: (theme: Moved, from: Status) => void;
  /** It could not be moved; 409: somebody else changed it meanwhile. */
  refused: (problem: ProblemError) => void;
}

/**
 * Moves themes to another status. What the server finds missing is asked for in a dialog, which
 * shows `pending` and sends the answers along with the same move.
 */
export class Mover {
  pending = $state.raw<PendingMove | null>(null);
  /** Why the answers in the dialog were not taken. */
  problem = $state.raw<ProblemError | null>(null);
  busy = $state(false);
  #listener: Listener;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** @returns whether the theme is there now; false also while the dialog asks for more. */
  async move(theme: Movable, to: Target): Promise<boolean> {
    if (to === theme.status) return false;
    this.problem = null;
    return this.#send(theme, to, {});
  }

  /** Sends the move of the dialog again, with what was missing. */
  async answer(answers: MoveBody): Promise<boolean> {
    if (!this.pending) return false;
    const { theme, detail, to } = this.pending;
    return this.#send({ ...theme, version: detail.version }, to, answers);
  }

  /** Goes to a side state instead, with what that one asks for; what was typed stays. */
  redirect(to: 'declined' | 'watching'): void {
    if (!this.pending) return;
    this.problem = null;
    this.pending = { ...this.pending, to, missing: ['decision', ...askedFor(to)], given: [] };
  }

  cancel(): void {
    this.pending = null;
    this.problem = null;
  }

  async #send(theme: Movable, to: Target, answers: MoveBody): Promise<boolean> {
    this.busy = true;
    try {
      const body = { version: theme.version, to, ...answers };
      const moved = await call(moveTheme, { params: { id: theme.id }, body });
      this.cancel();
      this.#listener.moved(moved, theme.status);
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await this.#refuse(error, theme, to);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #refuse(problem: ProblemError, theme: Movable, to: Target): Promise<void> {
    const missing = missingIn(problem);
    const detail = missing || this.pending ? await fresh(theme) : null;
    if (missing && detail) {
      this.problem = this.pending ? problem : null;
      this.pending = { theme, detail, to, missing, given: [] };
    } else if (this.pending) {
      this.problem = problem;
      if (problem.status === 409 && detail) this.#takeUpAgain(detail);
    } else {
      this.#listener.refused(problem);
    }
  }

  /** The answers stay in the dialog; sent again, they go to the theme as it is now. */
  #takeUpAgain(detail: ThemeDetail): void {
    if (!this.pending) return;
    const { to, missing } = this.pending;
    const added = askedFor(to).filter((part) => !missing.includes(part) && !isGiven(part, detail));
    this.pending = {
      ...this.pending,
      detail,
      missing: [...missing, ...added],
      given: missing.filter((part) => isGiven(part, detail)),
    };
  }
}

const fresh = (theme: Movable): Promise<ThemeDetail | null> =>
  call(readTheme, { params: { id: theme.id } }).catch(() => null);
