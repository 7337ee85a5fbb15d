import type { Tx } from '@vocero/sql/connect';
import { listByPlace, type Span } from '@vocero/sql/evidence-packs';
import { listFeedback } from '@vocero/sql/feedback-list';
import { findThemeFacts } from '@vocero/sql/theme-facts';
import { systematicPlaces } from '@vocero/workers/engine/sampling/systematic-places';

const QUOTES = 10;

interface Asked {
  themeId: string;
  span: Span;
  /** How many comments the theme has in the span. */
  comments: number;
}

/**
 * The comment that the engine finds most typical, where it is still in the theme, whenever it was
 * said; and of the others in the span a systematic sample by channel and time.
 */
export async function readPackQuotes(tx: Tx, { themeId, span, comments }: Asked) {
  const typical = await findTypical(tx, themeId);
  const isInside =
    typical && typical.occurredAt >= span.since && typical.occurredAt < span.until ? 1 : 0;
  const sampled = await listByPlace(tx, themeId, span, {
    places: systematicPlaces(comments - isInside, QUOTES - (typical ? 1 : 0)),
    without: typical?.id ?? null,
  });
  return {
    representativeId: typical?.id ?? null,
    feedback: typical ? [typical, ...sampled] : sampled,
  };
}

async function findTypical(tx: Tx, themeId: string) {
  const id = (await findThemeFacts(tx, themeId))?.representativeId;
  if (!id) return undefined;
  const [typical] = await listFeedback(tx, { theme: themeId, id }, null, 1);
  return typical;
}
