import {
  actInMeeting,
  attend,
  turnTo,
  undoEntry,
  type MeetingRun,
} from '@vocero/api/contract/meetings';
import { call } from '../app/api.ts';
import type { Waiting } from './meeting-queue.ts';

/** A meeting by its council and the day that it was planned for. */
export type MeetingParams = Record<'id' | 'day', string>;

/** Milliseconds after which no answer counts as a lost connection. */
const PATIENCE = 15_000;

/** Sends one thing that was done. @returns the meeting after it. */
export function sendDeed(
  params: MeetingParams,
  { id, deed }: Pick<Waiting, 'id' | 'deed'>,
): Promise<MeetingRun> {
  const signal = AbortSignal.timeout(PATIENCE);
  switch (deed.kind) {
    case 'act': {
      const { themeId, entry } = deed;
      return call(actInMeeting, { params, body: { id, themeId, entry }, signal });
    }
    case 'undo':
      return call(undoEntry, { params: { ...params, entryId: deed.entryId }, signal });
    case 'attend':
      return call(attend, { params, body: deed.who, signal });
    case 'turn':
      return call(turnTo, { params, body: { themeId: deed.themeId }, signal });
  }
}
