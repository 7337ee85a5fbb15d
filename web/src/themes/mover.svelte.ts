import { ProblemError } from '@vocero/api/client';
import {
  changeTheme,
  moveTheme,
  readTheme,
  type Status,
  type Theme,
  type ThemeDetail,
} from '@vocero/api/contract/themes';
import { call } from '../app/api.ts';
import { missingIn } from './missing-in.ts';
import type { Missing } from './theme-words.ts';

export type Target = Exclude<Status, 'merged'>;
export type Movable = Pick<Theme, 'id' | 'label' | 'version' | 'status' | 'owner'>;

/** What a person adds to a move when the server says it is missing. */
export interface MoveAnswers {
  ownerId?: string;
  shouldExist?: 'yes' | 'no' | 'unsure';
  decision?: string;
  actionTaken?: string;
  declinedReason?: string;
}

export interface PendingMove {
  theme: Movable;
  to: Target;
  missing: readonly Missing[];
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
  async answer(answers: MoveAnswers): Promise<boolean> {
    if (!this.pending) return false;
    return this.#send(this.pending.theme, this.pending.to, answers);
  }

  cancel(): void {
    this.pending = null;
    this.problem = null;
  }

  #ask(theme: Movable, to: Target, missing: readonly Missing[]): void {
    this.pending = { theme, to, missing };
  }

  async #send(theme: Movable, to: Target, answers: MoveAnswers): Promise<boolean> {
    this.busy = true;
    try {
      const moved = await sendMove(theme, to, answers);
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
    if (missing) {
      this.problem = this.pending ? problem : null;
      this.#ask(theme, to, missing);
    } else if (this.pending) {
      this.problem = problem;
      // The answers stay in the dialog; saving again then takes the theme as it is now.
      if (problem.status === 409) this.#ask(await fresh(theme), to, this.pending.missing);
    } else {
      this.#listener.refused(problem);
    }
  }
}

async function sendMove(theme: Movable, to: Target, answers: MoveAnswers): Promise<Moved> {
  const { shouldExist, ...body } = answers;
  const version = shouldExist ? await answerShouldExist(theme, shouldExist) : theme.version;
  return call(moveTheme, { params: { id: theme.id }, body: { version, to, ...body } });
}

async function answerShouldExist(
  theme: Movable,
  shouldExist: 'yes' | 'no' | 'unsure',
): Promise<number> {
  const changed = await call(changeTheme, {
    params: { id: theme.id },
    body: { version: theme.version, shouldExist },
  });
  return changed.version;
}

const fresh = (theme: Movable): Promise<Movable> =>
  call(readTheme, { params: { id: theme.id } }).catch(() => theme);
