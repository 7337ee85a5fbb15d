import { messageKinds, messageStates } from '@vocero/api/contract/messages';

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | undefined =>
  known.find((item) => item === value);

/**
 * What to ask the server for, read off the address; what it does not know is left out.
 * @param part gives one part of the address's query.
 */
export function messageQuery(part: (name: string) => string | null) {
  const kind = oneOf(messageKinds, part('kind'));
  const state = oneOf(messageStates, part('state'));
  const unread = part('whose') !== 'all' && part('unread') === 'true';
  return {
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(unread ? { unread: 'true' as const } : {}),
  };
}
