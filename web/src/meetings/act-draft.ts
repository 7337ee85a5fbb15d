import type { MeetingAct, MeetingActName } from '@vocero/api/contract/meetings';
import type { DecisionKind } from '@vocero/api/contract/theme-parts';

/** What can be done by a key, in the order of the keys. */
export const actsByKey = [
  { act: 'decided', key: '1' },
  { act: 'assigned', key: '2' },
  { act: 'asked_more', key: '3' },
  { act: 'watched', key: '4' },
  { act: 'declined', key: '5' },
  { act: 'action_added', key: '6' },
  { act: 'noted', key: 'n' },
] as const satisfies readonly { act: MeetingActName; key: string }[];

/** What is being written about a theme, and kept while pages are turned. */
export interface ActDraft {
  act: MeetingActName;
  kind: DecisionKind | '';
  text: string;
  ownerId: string;
  dueOn: string;
}

interface Known {
  decisionKind: DecisionKind | null;
  decision: string | null;
  ownerId: string | null;
  dueOn: string | null;
}

/** A form that was just opened; to decide or assign anew begins with what is there. */
export function draftOf(act: MeetingActName, known: Known | null): ActDraft {
  const decides = act === 'decided';
  const assigns = act === 'assigned';
  return {
    act,
    kind: (decides && known?.decisionKind) || '',
    text: (decides && known?.decision) || '',
    ownerId: (assigns && known?.ownerId) || '',
    dueOn: (assigns && known?.dueOn) || '',
  };
}

/** The act as it is asked for; null while something is missing that it needs. */
export function actOf(draft: ActDraft, version: number): MeetingAct | null {
  const { act, kind, ownerId } = draft;
  const text = draft.text.trim();
  const dueOn = draft.dueOn || null;
  switch (act) {
    case 'decided':
      return kind && text ? { act, version, decisionKind: kind, decision: text } : null;
    case 'assigned':
      return ownerId ? { act, version, ownerId, dueOn } : null;
    case 'asked_more':
    case 'action_added':
      return text ? { act, what: text, ownerId: ownerId || null, dueOn } : null;
    case 'watched':
      return { act, version, reason: text || null };
    case 'declined':
      return text ? { act, version, reason: text } : null;
    case 'noted':
      return text ? { act, text } : null;
  }
}
