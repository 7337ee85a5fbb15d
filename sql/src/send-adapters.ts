import type { Tx } from './connect.ts';

export const adapterChannels = ['sms', 'chat'] as const;
export type AdapterChannel = (typeof adapterChannels)[number];

/** Where messages of a channel are handed over. */
export interface SendAdapter {
  channel: AdapterChannel;
  url: string;
  /** Which of its keys holds; the key itself is derived. */
  turn: number;
  disabledAt: Date | null;
  /** Why it was closed by itself: the gateway said that it is gone. */
  disabledFor: string | null;
  /** Where a trial goes that somebody asked for and that waits. */
  trialTo: string | null;
  triedAt: Date | null;
  trialError: string | null;
}

export function listAdapters(tx: Tx) {
  return tx<SendAdapter[]>`
    select channel, url, turn, disabled_at, disabled_for, trial_to, tried_at, trial_error
    from send_adapter
    where org_id = app_org() order by channel desc`;
}

/** Names the address of a channel and opens it again; its key stays. */
export async function writeAdapter(
  tx: Tx,
  { channel, url }: { channel: AdapterChannel; url: string },
): Promise<void> {
  await tx`
    insert into send_adapter (org_id, channel, url) values (app_org(), ${channel}, ${url})
    on conflict (org_id, channel) do update set url = excluded.url, disabled_at = null,
      disabled_for = null`;
}

/** From now on another key holds; false where the channel has no address. */
export async function renewAdapterKey(tx: Tx, channel: AdapterChannel): Promise<boolean> {
  const { count } = await tx`
    update send_adapter set turn = turn + 1 where org_id = app_org() and channel = ${channel}`;
  return count > 0;
}

export async function deleteAdapter(tx: Tx, channel: AdapterChannel): Promise<boolean> {
  const { count } = await tx`
    delete from send_adapter where org_id = app_org() and channel = ${channel}`;
  return count > 0;
}

/** The gateway said that it is gone: nothing is handed over until somebody names an address. */
export async function disableAdapter(
  tx: Tx,
  { channel, reason }: { channel: AdapterChannel; reason: string },
): Promise<void> {
  await tx`
    update send_adapter set disabled_at = now(), disabled_for = ${reason}
    where org_id = app_org() and channel = ${channel} and disabled_at is null`;
}

/** Asks for a trial; false where the channel has no address. */
export async function askTrial(tx: Tx, channel: AdapterChannel, to: string): Promise<boolean> {
  const { count } = await tx`
    update send_adapter set trial_to = ${to}, tried_at = null, trial_error = null
    where org_id = app_org() and channel = ${channel}`;
  return count > 0;
}

/** Takes the trials that wait: each is made once, whoever else asks for them now. */
export function takeTrials(tx: Tx) {
  return tx<Trial[]>`
    with waiting as (
      select org_id, channel, trial_to from send_adapter
      where org_id = app_org() and trial_to is not null order by channel for update
    )
    update send_adapter a set trial_to = null
    from waiting where a.org_id = waiting.org_id and a.channel = waiting.channel
    returning a.channel, a.url, a.turn, waiting.trial_to`;
}

export type Trial = Pick<SendAdapter, 'channel' | 'url' | 'turn'> & { trialTo: string };

export async function writeTrial(tx: Tx, channel: AdapterChannel, error: string | null) {
  await tx`
    update send_adapter set tried_at = now(), trial_error = ${error}
    where org_id = app_org() and channel = ${channel}`;
}
