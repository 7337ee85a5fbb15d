import type { Person } from '@vocero/api/contract/persons';
import { reachChannels } from '@vocero/api/contract/persons';
import { t } from '../i18n/i18n.svelte.ts';

/** How somebody likes to be reached, in one sentence each: "by text message, evenings", "not by phone". */
export function reachWords(person: Person): string[] {
  if (person.doNotContactAt !== null) return [t('invitations.reach_never')];
  const { channels, hours } = person;
  const ways = channels.map((channel) => t(`invitations.by_${channel}`)).join(', ');
  const when = hours.map((hour) => t(`invitations.at_${hour}`)).join(', ');
  const refused = channels.length > 0 ? reachChannels.filter((one) => !channels.includes(one)) : [];
  return [
    ...(ways || when
      ? [t('invitations.reach_likes', { ways: [ways, when].filter(Boolean).join('; ') })]
      : []),
    ...refused.map((channel) => t(`invitations.not_by_${channel}`)),
    ...(person.noAskingAt !== null ? [t('invitations.reach_no_asking')] : []),
  ];
}
