import type { Barrier, Opportunity } from '@vocero/api/contract/theme-parts';
import { t } from '../i18n/i18n.svelte.ts';

/** What usually helps with an opportunity of this type, as actions that can be taken over. */
export const treatmentsOf = (opportunity: Opportunity): string[] => {
  switch (opportunity) {
    case 'ignored':
      return [
        t('causes.treat_ignored_listen'),
        t('causes.treat_ignored_train'),
        t('causes.treat_ignored_authority'),
        t('causes.treat_ignored_call_back'),
      ];
    case 'buy_more':
      return [
        t('causes.treat_buy_more_worked'),
        t('causes.treat_buy_more_easy'),
        t('causes.treat_buy_more_offer'),
      ];
    case 'where_are_my_things':
      return [
        t('causes.treat_where_promise'),
        t('causes.treat_where_break'),
        t('causes.treat_where_fix'),
        t('causes.treat_where_tell'),
      ];
    case 'something_missing':
      return [
        t('causes.treat_missing_find'),
        t('causes.treat_missing_self'),
        t('causes.treat_missing_show'),
        t('causes.treat_missing_watch'),
      ];
  }
};

/** What gets around a barrier. */
export const countermovesOf = (barrier: Barrier): string[] => {
  switch (barrier) {
    case 'all_is_fine':
      return [t('causes.counter_fine_hear'), t('causes.counter_fine_number')];
    case 'not_ours':
      return [t('causes.counter_ours_trace'), t('causes.counter_ours_meet')];
    case 'unfixable':
      return [t('causes.counter_fix_part'), t('causes.counter_fix_others')];
    case 'cannot_afford':
      return [t('causes.counter_afford_cost'), t('causes.counter_afford_small')];
    case 'customers_like_it':
      return [t('causes.counter_like_ask'), t('causes.counter_like_try')];
  }
};
