import type { ThemeDetail } from '@vocero/api/contract/themes';
import { formatPercent } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { chanceWords } from './target-words.ts';

type Watched = Pick<ThemeDetail, 'progress' | 'actedOn' | 'targetWarnings' | 'status'>;

/** "2 of 4 weeks are at or below 12 a week; had nothing changed, so few would be with a chance of 3 %." */
export function progressWords(theme: Watched, goal: string): string {
  if (theme.actedOn === null) return t('target.nothing_done');
  const { below, needed, state, allowed } = theme.progress;
  const words = [t('target.in_row_of', { below: Math.min(below, needed), needed, goal })];
  const chance = theme.progress.probability;
  if (chance !== null) words.push(t('target.chance', { chance: chanceWords(chance) }));
  if (state === 'waiting') words.push(t('target.too_early'));
  if (state === 'not_yet' && below >= needed && allowed !== null) {
    words.push(t('target.may_be_accident', { allowed: formatPercent(allowed, 1) }));
  }
  if (state === 'not_enough') words.push(t(notEnough(theme)));
  if (state === 'passed') words.push(t(passed(theme)));
  return words.join(' ');
}

function notEnough({ targetWarnings, progress }: Watched) {
  const unknown = progress.weeks.slice(-progress.needed).find(({ below }) => below === null);
  if (targetWarnings.includes('baseline_thin') || !unknown) return 'target.thin';
  return unknown.isSilent ? 'target.silent' : 'target.driver_missing';
}

/** It is written down once the theme stands where falls are tested, by the next test. */
const passed = ({ status }: Watched) =>
  status === 'verifying' ? 'target.passed' : 'target.passed_elsewhere';
