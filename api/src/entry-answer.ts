import type { EntryRow } from '@vocero/sql/public-entries';
import { plain } from './audit.ts';
import type { EntryEffect, PublicEntry } from './contract/openness.ts';
import { fallOf } from './fall.ts';
import type { Wire } from './serve.ts';

/** An entry as the office sees it. */
export function entryAnswer(row: EntryRow): Wire<PublicEntry> {
  const { id, page, topic, toldOn, days, url, heard, state, version } = row;
  return {
    ...{ id, page, topic, toldOn, days, url, heard, state, version },
    words: row.words,
    theme: row.themeId === null ? null : { id: row.themeId, label: row.themeLabel ?? '' },
    showsEffect: row.showsEffect,
    effect: effectOf(row),
    repeatsComment: row.repeatsComment,
    isPublic: row.publishedVersion !== null,
    isAhead: row.publishedVersion !== null && row.publishedVersion !== version,
    writtenBy: row.writtenBy === null ? null : { id: row.writtenBy, name: row.writerName ?? '' },
    writtenAt: row.writtenAt,
  };
}

/** How much fewer contacts there are since, where that was verified and there is enough to tell. */
export function effectOf({ verification, target }: EntryRow): EntryEffect | null {
  const fall = fallOf(verification, target);
  if (!fall || !target || fall.ratio === null || fall.low === null || fall.high === null) {
    return null;
  }
  const { ratio, low, high, after } = fall;
  return { ratio, low, high, from: target.baseline.from, until: after.until };
}

/** What everybody reads from now on. */
export function docOf(row: EntryRow) {
  const { topic, toldOn, days, url, heard } = row;
  const effect = row.showsEffect ? effectOf(row) : null;
  return plain({ topic, words: row.words, toldOn, days, url, heard, effect });
}
