import type { Barrier, Opportunity } from '@vocero/api/contract/theme-parts';
import type { MessageKey } from '../i18n/message-key.ts';

export const opportunityKeys: Record<Opportunity, MessageKey> = {
  ignored: 'causes.opportunity_ignored',
  buy_more: 'causes.opportunity_buy_more',
  where_are_my_things: 'causes.opportunity_where_are_my_things',
  something_missing: 'causes.opportunity_something_missing',
};

export const barrierKeys: Record<Barrier, MessageKey> = {
  all_is_fine: 'causes.barrier_all_is_fine',
  not_ours: 'causes.barrier_not_ours',
  unfixable: 'causes.barrier_unfixable',
  cannot_afford: 'causes.barrier_cannot_afford',
  customers_like_it: 'causes.barrier_customers_like_it',
};
