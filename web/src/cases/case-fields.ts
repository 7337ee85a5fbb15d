import { emotions } from '@vocero/api/contract/case-states';
import type { Case } from '@vocero/api/contract/cases';
import type { CaseChange } from '@vocero/api/contract/case-acts';
import type { MessageKey } from '../i18n/message-key.ts';

/** What of a case is written by hand, with how it is asked for. */
export type FactName = Exclude<keyof CaseChange, 'version' | 'nextContactAt'>;
export interface FactField {
  name: FactName;
  label: MessageKey;
  hint?: MessageKey;
  kind: 'line' | 'words' | 'day' | 'level' | 'emotion' | 'flag';
  most?: number;
  /** The customer reads it as it stands. */
  isRead?: true;
}

export const wantFields: readonly FactField[] = [
  { name: 'wish', label: 'cases.wish', hint: 'cases.wish_hint', kind: 'words', most: 2_000 },
  { name: 'priority', label: 'cases.priority', kind: 'line', most: 500 },
  { name: 'wantedBy', label: 'cases.wanted_by', kind: 'day' },
  { name: 'emotion', label: 'cases.emotion', hint: 'cases.emotion_hint', kind: 'emotion' },
];

export const assessmentFields: readonly FactField[] = [
  { name: 'severity', label: 'cases.severity', kind: 'level' },
  { name: 'impact', label: 'cases.impact', kind: 'level' },
  { name: 'complexity', label: 'cases.complexity', kind: 'level' },
  { name: 'isSafety', label: 'cases.is_safety', kind: 'flag' },
  { name: 'immediateAction', label: 'cases.immediate', kind: 'words', most: 2_000 },
  { name: 'findings', label: 'cases.findings', kind: 'words', most: 8_000 },
];

export const decisionFields: readonly FactField[] = [
  {
    name: 'answer',
    label: 'cases.answer',
    hint: 'cases.answer_hint',
    kind: 'words',
    most: 8_000,
    isRead: true,
  },
  { name: 'decision', label: 'cases.decision', kind: 'words', most: 8_000, isRead: true },
  {
    name: 'decisionReason',
    label: 'cases.decision_reason',
    hint: 'cases.decision_reason_hint',
    kind: 'words',
    most: 4_000,
    isRead: true,
  },
  {
    name: 'alternatives',
    label: 'cases.alternatives',
    hint: 'cases.alternatives_hint',
    kind: 'words',
    most: 4_000,
    isRead: true,
  },
  {
    name: 'expectationGap',
    label: 'cases.gap',
    hint: 'cases.gap_hint',
    kind: 'line',
    most: 500,
  },
];

export type FactDraft = Partial<Record<FactName, string | boolean>>;

/** What stands in the fields at first. */
export function draftOf(one: Case, fields: readonly FactField[]): FactDraft {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = one[name];
      return [name, kind === 'flag' ? value === true : String(value ?? '')];
    }),
  );
}

/** What was changed of it, as the server takes it; an emptied field is nothing. */
export function changeOf(
  one: Case,
  fields: readonly FactField[],
  draft: FactDraft,
): Omit<CaseChange, 'version' | 'nextContactAt'> {
  const changed = fields.flatMap((field) => {
    const value = valueIn(field, draft[field.name]);
    return value === one[field.name] ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(changed); // each value is of its field's kind
}

function valueIn({ kind }: FactField, typed: string | boolean | undefined) {
  if (typeof typed === 'boolean') return typed;
  const text = (typed ?? '').trim();
  if (text === '') return null;
  if (kind === 'level') return Number(text);
  if (kind === 'emotion') return emotions.find((one) => one === text) ?? null;
  return text;
}
