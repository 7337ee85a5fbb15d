import type { Kiosk } from '@vocero/api/contract/kiosks';
import { formatRelative } from '../i18n/format.ts';
import { hasMessage, t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';

type Tone = 'plain' | 'good' | 'warning' | 'danger';
type State = Pick<Kiosk, 'isPaired' | 'isSilent' | 'lastSeenAt'>;

/** Milliseconds after which a device that tells of itself each minute is not heard of now. */
const RECENT = 180_000;

/** How a kiosk is, in a word and a colour. */
export function stateOf(
  { isPaired, isSilent, lastSeenAt }: State,
  now = Date.now(),
): { key: MessageKey; tone: Tone } {
  if (!isPaired) return { key: 'kiosks.unpaired', tone: 'plain' };
  if (isSilent) return { key: 'kiosks.silent', tone: 'danger' };
  const isHere = lastSeenAt !== null && now - Date.parse(lastSeenAt) < RECENT;
  return isHere
    ? { key: 'kiosks.running', tone: 'good' }
    : { key: 'kiosks.not_heard', tone: 'warning' };
}

export const seenWords = ({ lastSeenAt }: Pick<Kiosk, 'lastSeenAt'>): string =>
  lastSeenAt === null
    ? t('kiosks.never_seen')
    : t('kiosks.seen', { when: formatRelative(lastSeenAt) });

/** Why answers were refused for good. */
export function parkedWords(reason: string | null): string {
  const key = `kiosks.refused_${reason}`;
  return hasMessage(key) ? t(key) : t('kiosks.refused_invalid');
}
