import { NewFeedback, type Praised, type Turn } from '@vocero/api/contract/feedback';
import type { CommentType, Kind } from '@vocero/api/contract/values';
import { askOf, draftFrom, type RemedyDraft } from '../remedies/asks.ts';

/** A note that is not saved yet. `key` becomes its external id: sent twice, it is stored once. */
export interface Draft {
  key: string;
  text: string;
  /** Code of a contact reason. */
  reason: string | null;
  /** Where no reason of the register fits: what it is called instead; null when it was not asked. */
  reasonOther: string | null;
  kind: Kind | null;
  type: CommentType | null;
  /** Whom it praises; sent along where it is praise. */
  praises: Praised;
  /** How the customer is known here, such as a number; may be empty. */
  customer: string;
  turns: Turn[] | null;
  urgent: boolean;
  /** What the customer is granted. */
  remedies: readonly RemedyDraft[];
}

/** Where drafts are kept: the browser's local storage, or a map in tests. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const place = (slug: string) => `vocero.note.${slug}`;

// randomUUID only exists on secure origins; a new installation is often plain http on a local net.
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

const nobody: Praised = { memberIds: [], departmentIds: [] };

const isNobody = ({ memberIds, departmentIds }: Praised) =>
  memberIds.length + departmentIds.length === 0;

export const emptyDraft = (): Draft => ({
  key: `note-${newKey()}`,
  text: '',
  reason: null,
  reasonOther: null,
  kind: null,
  type: null,
  praises: nobody,
  customer: '',
  turns: null,
  urgent: false,
  remedies: [],
});

export const isEmptyDraft = (draft: Draft) =>
  draft.text.trim() === '' &&
  draft.reason === null &&
  !draft.reasonOther &&
  draft.kind === null &&
  draft.type === null &&
  draft.customer === '' &&
  !draft.urgent &&
  draft.remedies.length === 0;

/** The draft as the API takes it. */
export const feedbackOf = (draft: Draft): NewFeedback => ({
  channel: 'agent',
  text: draft.text,
  externalId: draft.key,
  ...(draft.reason ? { reason: draft.reason } : {}),
  ...(draft.reasonOther?.trim() ? { reasonOther: draft.reasonOther.trim() } : {}),
  ...(draft.kind ? { kind: draft.kind } : {}),
  ...(draft.type ? { type: draft.type } : {}),
  ...(draft.type === 'praise' && !isNobody(draft.praises) ? { praises: draft.praises } : {}),
  ...(draft.customer.trim() ? { customer: draft.customer.trim() } : {}),
  ...(draft.turns ? { turns: draft.turns } : {}),
  ...(draft.urgent ? { urgent: true } : {}),
  ...(draft.remedies.length > 0 ? { remedies: draft.remedies.map(askOf) } : {}),
});

/** The draft left behind in this browser; an unreadable one counts as none. */
export function readDraft(store: DraftStore, slug: string): Draft {
  const kept = NewFeedback.safeParse(parseJson(store.getItem(place(slug))));
  const empty = emptyDraft();
  if (!kept.success) return empty;
  const { text, reason, reasonOther, kind, customer, externalId, turns, remedies } = kept.data;
  return {
    key: externalId ?? empty.key,
    text,
    reason: reason ?? null,
    reasonOther: reasonOther ?? null,
    kind: kind ?? null,
    type: kept.data.type ?? null,
    praises: kept.data.praises ?? nobody,
    customer: typeof customer === 'string' ? customer : '',
    turns: turns ?? null,
    urgent: kept.data.urgent ?? false,
    remedies: (remedies ?? []).map(draftFrom),
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

/** Keeps the draft. A browser that keeps nothing (full, forbidden) costs only this safety. */
export function keepDraft(store: DraftStore, slug: string, draft: Draft): void {
  try {
    if (isEmptyDraft(draft)) store.removeItem(place(slug));
    else store.setItem(place(slug), JSON.stringify(feedbackOf(draft)));
  } catch {
    return;
  }
}
