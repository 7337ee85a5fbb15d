import type { MeetingAct, MeetingActName, MeetingEntry } from '@vocero/api/contract/meetings';
import { activeMembers } from '../app/directory.svelte.ts';
import { formatDate } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { kindKeys } from '../themes/decide-words.ts';
import { missingKeys, statusKeys } from '../themes/theme-words.ts';

export const actKeys: Record<MeetingActName, MessageKey> = {
  decided: 'meetings.act_decided',
  assigned: 'meetings.act_assigned',
  asked_more: 'meetings.act_asked_more',
  watched: 'meetings.act_watched',
  declined: 'meetings.act_declined',
  action_added: 'meetings.act_action_added',
  noted: 'meetings.act_noted',
};

type Told = Pick<
  MeetingEntry,
  'act' | 'decisionKind' | 'text' | 'ownerName' | 'dueOn' | 'status' | 'missing'
>;

/** "Decided: Simplify", "Action", "Assigned to Ana Ruiz". */
export function headWords({ act, decisionKind, ownerName }: Told): string {
  if (act === 'decided' && decisionKind) {
    return t('meetings.decided_kind', { kind: t(kindKeys[decisionKind]) });
  }
  return act === 'assigned' && ownerName
    ? t('meetings.assigned_to', { name: ownerName })
    : t(actKeys[act]);
}

/** Who is to do it by when, what it led to and what is still missing; each may be absent. */
export function factWords({ act, ownerName, dueOn, status, missing }: Told): string[] {
  const facts = [
    act === 'assigned' ? null : ownerName,
    dueOn && t('themes.action_due', { date: formatDate(dueOn) }),
    status && t('meetings.now_status', { status: t(statusKeys[status]) }),
    missing.length > 0 &&
      t('meetings.still_needs', {
        parts: missing.map((part) => t(missingKeys[part])).join(', '),
      }),
  ];
  return facts.filter((fact) => typeof fact === 'string');
}

/** A whole line of the minutes. */
export const lineWords = (entry: Told): string =>
  [[headWords(entry), entry.text].filter(Boolean).join(': '), ...factWords(entry)].join(' · ');

/** An act that the server has not answered yet, told as its entry will be. */
export function toldOf(entry: MeetingAct): Told {
  return {
    act: entry.act,
    decisionKind: entry.act === 'decided' ? entry.decisionKind : null,
    text: textOf(entry),
    ownerName: ownerName('ownerId' in entry ? (entry.ownerId ?? null) : null),
    dueOn: 'dueOn' in entry ? (entry.dueOn ?? null) : null,
    status: null,
    missing: [],
  };
}

function textOf(entry: MeetingAct): string | null {
  switch (entry.act) {
    case 'decided':
      return entry.decision;
    case 'assigned':
      return null;
    case 'asked_more':
    case 'action_added':
      return entry.what;
    case 'watched':
    case 'declined':
      return entry.reason;
    case 'noted':
      return entry.text;
  }
}

const ownerName = (id: string | null): string | null =>
  activeMembers().find((member) => member.id === id)?.name ?? null;
