import { hasMessage, t } from './i18n.svelte.ts';

/** The name of a channel; ones that we do not know are shown as they were sent. */
export function channelName(channel: string): string {
  const key = `ui.channel_${channel}`;
  return hasMessage(key) ? t(key) : channel;
}
