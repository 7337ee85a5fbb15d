import type { Flag, Reach, Status, ThemeDetail } from '@vocero/api/contract/themes';
import type { MessageKey } from '../i18n/message-key.ts';

export const statusKeys: Record<Status, MessageKey> = {
  heard: 'themes.status_heard',
  grouped: 'themes.status_grouped',
  owned: 'themes.status_owned',
  decided: 'themes.status_decided',
  being_fixed: 'themes.status_being_fixed',
  verifying: 'themes.status_verifying',
  prevented: 'themes.status_prevented',
  watching: 'themes.status_watching',
  declined: 'themes.status_declined',
  merged: 'themes.status_merged',
};

export const flagKeys: Record<Flag, MessageKey> = {
  new: 'themes.flag_new',
  rising: 'themes.flag_rising',
  regressed: 'themes.flag_regressed',
  no_owner: 'themes.flag_no_owner',
  overdue: 'themes.flag_overdue',
  stalled: 'causes.flag_stalled',
};

export const reachKeys: Record<Reach, MessageKey> = {
  isolated: 'themes.reach_isolated',
  recurring: 'themes.reach_recurring',
  spreading: 'themes.reach_spreading',
};

export type Missing = ThemeDetail['missing'][number];

export const missingKeys: Record<Missing, MessageKey> = {
  owner: 'themes.missing_owner',
  should_exist: 'themes.missing_should_exist',
  root_cause: 'themes.missing_root_cause',
  decision: 'themes.missing_decision',
  decision_to_act: 'themes.missing_decision_to_act',
  target: 'themes.missing_target',
  action_taken: 'themes.missing_action_taken',
  verified: 'themes.missing_verified',
  prevention: 'themes.missing_prevention',
  declined_reason: 'themes.missing_declined_reason',
};
