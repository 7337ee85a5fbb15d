import type { MeetingActName } from '@vocero/api/contract/meetings';
import type { DecisionKind } from '@vocero/api/contract/theme-parts';
import type { ActDraft } from './act-draft.ts';

/** A draft that fields write into. */
export class HeldDraft implements ActDraft {
  readonly act: MeetingActName;
  kind = $state<DecisionKind | ''>('');
  text = $state('');
  ownerId = $state('');
  dueOn = $state('');

  constructor({ act, kind, text, ownerId, dueOn }: ActDraft) {
    this.act = act;
    this.kind = kind;
    this.text = text;
    this.ownerId = ownerId;
    this.dueOn = dueOn;
  }
}
