import type { CauseCategory, DecisionKind, Why } from '@vocero/api/contract/theme-parts';
import type { ThemeChange, ThemeDetail } from '@vocero/api/contract/themes';
import { PreventionDraft } from './prevention-draft.svelte.ts';
import { TargetDraft } from './target-draft.svelte.ts';
import type { Missing } from './theme-words.ts';
import { withRootCause } from './with-root-cause.ts';

/** What a person adds to a move when the server says it is missing. */
export type MoveBody = Omit<ThemeChange, 'version' | 'label'> & { declinedReason?: string };

/** The fields of the dialog that asks for what a move needs. Empty ones are not sent. */
export class MoveAnswers {
  owner = $state('');
  shouldExist = $state<'' | 'yes' | 'no' | 'unsure'>('');
  /** Which known answer to "why?" is the root cause, by its place; empty: a new one. */
  root = $state('');
  cause = $state('');
  category = $state<CauseCategory | ''>('');
  kind = $state<DecisionKind | ''>('');
  decision = $state('');
  actionTaken = $state('');
  actedOn = $state('');
  declinedReason = $state('');
  readonly target: TargetDraft;
  readonly prevention: PreventionDraft;

  constructor(theme: ThemeDetail, today: string) {
    const { decision, decisionKind, target, prevention } = theme;
    this.kind = decisionKind ?? '';
    this.decision = decision ?? '';
    // What was decided to be left has its reason already.
    if (decisionKind === 'leave') this.declinedReason = decision ?? '';
    this.actedOn = today;
    this.prevention = new PreventionDraft(prevention);
    this.target = new TargetDraft(target, today);
  }

  /** The answers to what was asked for. */
  bodyFor(missing: readonly Missing[], whys: readonly Why[]): MoveBody {
    const parts: Partial<Record<Missing, () => MoveBody>> = {
      owner: () => (this.owner ? { ownerId: this.owner } : {}),
      should_exist: () => (this.shouldExist ? { shouldExist: this.shouldExist } : {}),
      root_cause: () => this.#cause(whys),
      decision: () => this.#decided(),
      decision_to_act: () => this.#decided(),
      target: () => (this.target.written ? { target: this.target.written } : {}),
      action_taken: () => this.#action(),
      prevention: () => (this.prevention.written ? { prevention: this.prevention.written } : {}),
      declined_reason: () => {
        const declinedReason = this.declinedReason.trim();
        return declinedReason ? { declinedReason } : {};
      },
    };
    return Object.assign({}, ...missing.map((part) => parts[part]?.() ?? {})) as MoveBody;
  }

  #cause(whys: readonly Why[]): MoveBody {
    const { category, root, cause: text } = this;
    if (!category) return {};
    const known = root === '' ? undefined : whys[Number(root)];
    const all = withRootCause(whys, known ?? { text: text.trim(), evidence: [] }, category);
    return known || text.trim() ? { whys: all } : {};
  }

  #decided(): MoveBody {
    const decision = this.decision.trim();
    return { ...(this.kind && { decisionKind: this.kind }), ...(decision && { decision }) };
  }

  #action(): MoveBody {
    const actionTaken = this.actionTaken.trim();
    return { ...(actionTaken && { actionTaken, actedOn: this.actedOn || null }) };
  }
}
