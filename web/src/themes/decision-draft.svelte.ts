import type { DecisionKind } from '@vocero/api/contract/theme-parts';
import type { ThemeDetail } from '@vocero/api/contract/themes';

type Decided = Pick<ThemeDetail, 'decision' | 'decisionKind'>;

/** A decision while it is being written, which knows what it began from. */
export class DecisionDraft {
  kind = $state<DecisionKind | ''>('');
  decision = $state('');
  #began: Decided;

  /** @param chosen what to begin with instead of what was decided: an option that was thought of. */
  constructor(theme: Decided, chosen?: { kind: DecisionKind; decision: string }) {
    this.kind = chosen?.kind ?? theme.decisionKind ?? '';
    this.decision = chosen?.decision ?? theme.decision ?? '';
    this.#began = { decision: theme.decision, decisionKind: theme.decisionKind };
  }

  /** Somebody else has decided since this was begun. */
  isOvertakenBy({ decision, decisionKind }: Decided): boolean {
    return decision !== this.#began.decision || decisionKind !== this.#began.decisionKind;
  }

  get written(): { decision: string | null; decisionKind: DecisionKind | null } {
    return { decision: this.decision.trim() || null, decisionKind: this.kind || null };
  }
}
