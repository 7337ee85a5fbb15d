import type { ObjectionState, Outcome, Stance } from '@vocero/api/contract/objections';
import { orgPath } from '../app/router.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';

export const stanceKeys: Record<Stance, MessageKey> = {
  doubts_data: 'objections.stance_doubts_data',
  not_theirs: 'objections.stance_not_theirs',
  cannot_be_done: 'objections.stance_cannot_be_done',
  wants_conditions: 'objections.stance_wants_conditions',
  other: 'objections.stance_other',
};

/**
 * What may help whoever sees it so. People who learn that their area causes contacts often first deny
 * it, then are upset, refuse and bargain: Kübler-Ross 1969, "On Death and Dying", as Price and Jaffe
 * 2008, "The Best Service Is No Service", tell it of owners. Each stage is answered with evidence and
 * a question, never with pressure; the stages are named by what is said, not by what is felt.
 */
export const helpKeys: Record<Stance, MessageKey> = {
  doubts_data: 'objections.help_doubts_data',
  not_theirs: 'objections.help_not_theirs',
  cannot_be_done: 'objections.help_cannot_be_done',
  wants_conditions: 'objections.help_wants_conditions',
  other: 'objections.help_other',
};

export const outcomeKeys: Record<Outcome, MessageKey> = {
  agreed: 'objections.outcome_agreed',
  plan_changed: 'objections.outcome_plan_changed',
  goes_ahead: 'objections.outcome_goes_ahead',
};

export const stateKeys: Record<ObjectionState, MessageKey> = {
  open: 'objections.state_open',
  escalated: 'objections.state_escalated',
  settled: 'objections.state_settled',
  all: 'objections.state_all',
};

/** The evidence pack of a theme; with a stance what answers it comes first. */
export const packPath = (themeId: string, stance?: Stance): string =>
  orgPath('evidencePack', { id: themeId }) + (stance ? `?stance=${stance}` : '');

/** The same as Markdown. */
export function packFile(
  themeId: string,
  { stance, ...who }: { org: string; lang: string; stance: Stance | '' },
): string {
  const query = new URLSearchParams({ ...who, ...(stance && { stance }) });
  return `/api/v1/themes/${themeId}/evidence.md?${query.toString()}`;
}
