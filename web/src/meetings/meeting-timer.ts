import type { MeetingRun } from '@vocero/api/contract/meetings';

/** What is spoken of, and since when; of the meeting itself or of a turn that waits to be sent. */
export interface Spoken {
  themeId: string | null;
  /** Milliseconds by the server's clock; null: it has not begun. */
  since: number | null;
}

/** Seconds that each item has: the meeting's minutes in equal parts. */
export const shareOf = (minutes: number, items: number): number =>
  items === 0 ? 0 : Math.round((minutes * 60) / items);

/**
 * Seconds that an item was spoken of, with those that run now.
 * @param now milliseconds by the server's clock.
 */
export function spentOn(
  item: { themeId: string; seconds: number },
  spoken: Spoken,
  now: number,
): number {
  if (spoken.themeId !== item.themeId || spoken.since === null) return item.seconds;
  return item.seconds + Math.max(0, Math.floor((now - spoken.since) / 1_000));
}

/** Whole minutes left of a share, rounded up; below zero: so many minutes over, rounded up too. */
export function minutesLeft(share: number, spent: number): number {
  const minutes = (share - spent) / 60;
  return minutes >= 0 ? Math.ceil(minutes) : Math.floor(minutes);
}

/** When the meeting is to end, in milliseconds: as long after its begin as it was planned to last. */
export function plannedEnd({
  startedAt,
  meeting,
}: {
  startedAt: MeetingRun['startedAt'];
  meeting: Pick<MeetingRun['meeting'], 'minutes'>;
}): number | null {
  return startedAt === null ? null : Date.parse(startedAt) + meeting.minutes * 60_000;
}

/** How far the server's clock is ahead of this one, in milliseconds, told by an answer that came now. */
export const skewOf = (at: string, now: number): number => Date.parse(at) - now;
