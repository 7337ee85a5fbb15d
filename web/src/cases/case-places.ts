import { readPrivacy } from '@vocero/api/contract/privacy';
import { listCustomerMessages } from '@vocero/api/contract/customer-messages';
import type { Access } from '@vocero/api/contract/endpoint';
import type { MessageKey } from '../i18n/message-key.ts';
import type { RouteName } from '../app/routes.ts';

/** Screens around cases, in the order in which they are offered at the head of each. */
export const casePlaces: readonly {
  route: RouteName;
  title: MessageKey;
  /** Screens that belong to it. */
  also?: readonly RouteName[];
  /** Shown to those who may call it; to everybody unless given. */
  needs?: { access: Access };
}[] = [
  { route: 'cases', title: 'cases.nav', also: ['case', 'caseReport', 'caseSettings'] },
  { route: 'promises', title: 'promises.title' },
  {
    route: 'customerMessages',
    title: 'sending.nav',
    also: ['sendingSettings'],
    needs: listCustomerMessages,
  },
  { route: 'templates', title: 'telling.templates' },
  { route: 'solutions', title: 'solutions.nav', also: ['solution'] },
  { route: 'process', title: 'steps.nav' },
  { route: 'openness', title: 'openness.nav', also: ['openingHours', 'demand'] },
  { route: 'privacy', title: 'privacy.nav', needs: readPrivacy },
];
