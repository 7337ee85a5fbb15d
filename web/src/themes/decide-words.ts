import type { MethodStep } from '@vocero/api/contract/status';
import type {
  CauseCategory,
  DecisionKind,
  preventionPlaces,
} from '@vocero/api/contract/theme-parts';
import type { MessageKey } from '../i18n/message-key.ts';

export const stepKeys: Record<MethodStep, MessageKey> = {
  listen: 'decide.step_listen',
  aggregate: 'decide.step_aggregate',
  own: 'decide.step_own',
  select: 'decide.step_select',
  fix: 'decide.step_fix',
  prevent: 'decide.step_prevent',
};

export const stepTextKeys: Record<MethodStep, MessageKey> = {
  listen: 'decide.step_listen_text',
  aggregate: 'decide.step_aggregate_text',
  own: 'decide.step_own_text',
  select: 'decide.step_select_text',
  fix: 'decide.step_fix_text',
  prevent: 'decide.step_prevent_text',
};

export const kindKeys: Record<DecisionKind, MessageKey> = {
  eliminate: 'decide.kind_eliminate',
  automate: 'decide.kind_automate',
  simplify: 'decide.kind_simplify',
  improve: 'decide.kind_improve',
  leave: 'decide.kind_leave',
};

export const kindTextKeys: Record<DecisionKind, MessageKey> = {
  eliminate: 'decide.kind_eliminate_text',
  automate: 'decide.kind_automate_text',
  simplify: 'decide.kind_simplify_text',
  improve: 'decide.kind_improve_text',
  leave: 'decide.kind_leave_text',
};

export const categoryKeys: Record<CauseCategory, MessageKey> = {
  process: 'decide.category_process',
  policy: 'decide.category_policy',
  information: 'decide.category_information',
  product: 'decide.category_product',
  system: 'decide.category_system',
  people: 'decide.category_people',
  supplier: 'decide.category_supplier',
  outside: 'decide.category_outside',
};

export type PreventionPlace = (typeof preventionPlaces)[number];

export const placeKeys: Record<PreventionPlace, MessageKey> = {
  process: 'decide.place_process',
  training: 'decide.place_training',
  documentation: 'decide.place_documentation',
  system: 'decide.place_system',
  contract: 'decide.place_contract',
};
