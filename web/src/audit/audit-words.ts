import { auditActs, type AuditAct, type AuditLine } from '@vocero/api/contract/audit';
import { acts } from '@vocero/api/contract/acts';
import { orgPath } from '../app/router.svelte.ts';
import { formatDate } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { actWords } from '../themes/history-words.ts';
import { roleWord } from './audit-values.ts';

const ownActs: readonly string[] = Object.values(auditActs).flat();
const isOwn = (act: string): act is AuditAct => ownActs.includes(act);

/** An act in one sentence: who did what to what. */
export function auditSentence(line: AuditLine): string {
  const who = actorWord(line.actor);
  const { act } = line;
  if (!isOwn(act)) return themeSentence(line, who);
  return t(`audit.act_${act}`, {
    who,
    what: subjectWord(line),
    from: roleWord(line.before['role']) ?? '',
    to: roleWord(line.after['role']) ?? '',
  });
}

function themeSentence({ act, subject }: AuditLine, who: string): string {
  const done = acts.find((known) => `theme_${known}` === act) ?? 'changed';
  const words = done === 'removed' ? t('audit.theme_removed') : actWords({ act: done });
  return subject.label === null
    ? t('audit.comment_act', { who, act: words })
    : t('audit.theme_act', { who, what: subject.label, act: words });
}

export function actorWord({ kind, name }: AuditLine['actor']): string {
  if (kind === 'operator') return t('audit.operator');
  if (kind === 'system') return t('audit.system');
  const known = name ?? t('audit.nameless');
  return kind === 'key' ? t('audit.key_named', { name: known }) : known;
}

function subjectWord({ subject: { kind, label } }: AuditLine): string {
  if (label === null) return t('audit.nameless');
  return kind === 'driver' || kind === 'share_link' ? formatDate(label) : label;
}

/** Settings where what an act was done to can be looked at. */
const sections: Partial<Record<AuditLine['subject']['kind'], string>> = {
  organization: 'organization',
  measures: 'measures',
  driver: 'measures',
  member: 'people',
  invitation: 'people',
  key: 'keys',
  department: 'departments',
  reason: 'reasons',
  kind_rule: 'kinds',
  engine: 'engine',
  remedy: 'remedies',
  demo: 'demo',
};

/** Where what an act was done to can be looked at; null when it is gone. */
export function subjectPath({ subject: { kind, id, exists } }: AuditLine): string | null {
  if (!exists) return null;
  if (kind === 'theme') return id === null ? null : orgPath('theme', { id });
  if (kind === 'survey') return id === null ? null : orgPath('survey', { id });
  if (kind === 'person') return id === null ? null : orgPath('person', { id });
  if (kind === 'survey_invitation') return orgPath('invitations');
  if (kind === 'service_hook') return orgPath('asking');
  if (kind === 'import') return id === null ? null : orgPath('import', { id });
  if (kind === 'remedy_grant') return orgPath('remedies');
  if (kind === 'solution') return id === null ? null : orgPath('solution', { id });
  if (kind === 'case_type') return orgPath('process');
  if (kind === 'baseline') return orgPath('reasons');
  if (kind === 'objection') return orgPath('objections') + '?state=all';
  if (kind === 'share_link') return orgPath('topTen');
  const section = sections[kind];
  return section === undefined ? null : orgPath('settings', { section });
}
