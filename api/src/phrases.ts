import { setImmediate } from 'node:timers/promises';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import {
  listPhraseLines,
  samplePhraseComments,
  type PhraseComment,
  type PhraseSpan,
} from '@vocero/sql/phrase-comments';
import { noNames } from '@vocero/workers/engine/labels/names';
import { findOccurrence } from '@vocero/workers/engine/trends/concordance';
import { majorityLanguage } from '@vocero/workers/engine/words/language';
import { frequentPhrases, notablePhrases } from '@vocero/workers/engine/trends/notable-phrases';
import { PhraseCounts, PhraseUses } from '@vocero/workers/engine/trends/phrase-counts';
import type { PhraseComparison } from './contract/phrases.ts';
import type { ModelCache } from './model-cache.ts';

/** Comments that are read of each of the two sets. */
const mostRead = 20_000;
const mostShown = 50;
/** As many days are compared with as are asked about, times this. */
const timesBefore = 4;
/** Comments between two looks at other requests: about 10 ms. */
const slice = 200;

/** What agents write down themselves. */
const notes = 'agent';

export interface PhraseQuestion {
  days: number;
  channel?: string | undefined;
}

/**
 * The phrases of the last days that are worth a look, and how many comments were read for them. Nobody is
 * named by what these comments tell together, nor by what the model knows of all that came before.
 */
export async function readPhrases(
  sql: Sql,
  readModel: ModelCache,
  orgId: string,
  { compare, ...question }: PhraseQuestion & { compare: PhraseComparison },
) {
  const spans = spansOf(question, compare);
  const { model, own, other } = await inOrganization(sql, orgId, async (tx) => ({
    model: await readModel(tx, orgId),
    own: await samplePhraseComments(tx, spans.own, mostRead),
    other: spans.other ? await samplePhraseComments(tx, spans.other, mostRead) : null,
  }));
  const usual = majorityLanguage(own.comments);
  const counts = new PhraseCounts(usual, model?.names ?? noNames);
  await inSlices(own.comments, (comment) => counts.add(comment));
  const uses = new PhraseUses(counts.shown(), usual);
  await inSlices(other?.comments ?? [], (comment) => uses.add(comment));
  const found = other ? notablePhrases(counts, uses) : frequentPhrases(counts);
  return {
    items: found.slice(0, mostShown).map(({ key, phrase, count, expected, sure }) => ({
      ...{ key, phrase, count, sure },
      expected: other ? expected : null,
    })),
    own: { read: own.comments.length, of: own.count },
    other: other && { read: other.comments.length, of: other.count },
  };
}

function spansOf({ days, channel }: PhraseQuestion, compare: PhraseComparison) {
  const on = (name: string | undefined, other = false) => name && { channel: { name, other } };
  const last = { from: days, until: 0 };
  const spans: Record<PhraseComparison, { own: PhraseSpan; other: PhraseSpan | null }> = {
    before: {
      own: { ...last, ...on(channel) },
      other: { from: days * (1 + timesBefore), until: days, ...on(channel) },
    },
    channels: {
      own: { ...last, ...on(channel ?? notes) },
      other: { ...last, ...on(channel ?? notes, true) },
    },
    nothing: { own: { ...last, ...on(channel) }, other: null },
  };
  return spans[compare];
}

/** Where the comments that were read say a phrase, newest first, and how many do. */
export async function readPhraseLines(
  sql: Sql,
  orgId: string,
  { key, limit, ...question }: PhraseQuestion & { key: string; limit: number },
) {
  const { own } = spansOf(question, 'nothing');
  const { comments } = await inOrganization(sql, orgId, (tx) =>
    samplePhraseComments(tx, own, mostRead),
  );
  const usual = majorityLanguage(comments);
  const having: string[] = [];
  await inSlices(comments, (comment) => {
    if (findOccurrence(comment, key, usual)) having.push(comment.id);
  });
  const lines = await inOrganization(sql, orgId, (tx) =>
    listPhraseLines(tx, having.slice(0, limit)),
  );
  const items = lines.flatMap(({ id, text, ...line }) => {
    const occurrence = findOccurrence({ text, language: line.language }, key, usual);
    return occurrence ? [{ feedbackId: id, ...occurrence, ...line }] : [];
  });
  return { items, total: having.length };
}

/** Counting takes a second for many comments; other requests are answered in between. */
async function inSlices(
  comments: readonly PhraseComment[],
  act: (comment: PhraseComment) => void,
): Promise<void> {
  for (let at = 0; at < comments.length; at += slice) {
    for (const comment of comments.slice(at, at + slice)) act(comment);
    await setImmediate();
  }
}
