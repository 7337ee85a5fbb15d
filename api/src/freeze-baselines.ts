import type { Tx } from '@vocero/sql/connect';
import { listContactReasons } from '@vocero/sql/contact-reasons';
import { sumDriver } from '@vocero/sql/drivers';
import { readMeasures } from '@vocero/sql/measures';
import {
  countReasonBlocks,
  insertBaselines,
  replaceBaselines,
  type BlockCount,
} from '@vocero/sql/reason-baselines';
import { readDays, readToday, type Period } from '@vocero/sql/report-period';
import { spreadOf } from '@vocero/workers/engine/trends/spread';
import { Problem } from './problem.ts';

interface Wanted {
  from: string;
  until: string;
  reasonIds?: readonly string[] | undefined;
  replace: boolean;
}

/**
 * Freezes a period as what reasons are compared with.
 * @throws Problem 422 when some of its days are not over.
 */
export async function freezeBaselines(tx: Tx, wanted: Wanted, memberId: string) {
  if (wanted.until > (await readToday(tx))) throw new Problem(422, 'baseline_not_over');
  const period = await readDays(tx, wanted.from, wanted.until);
  const known = (await listContactReasons(tx)).map(({ id }) => id);
  const ids = wanted.reasonIds ? known.filter((id) => wanted.reasonIds!.includes(id)) : known;
  const blocks = await countReasonBlocks(tx, period);
  if (wanted.replace) await replaceBaselines(tx, ids);
  const { driverName } = await readMeasures(tx);
  const frozen = await insertBaselines(tx, {
    period,
    driver: driverName === null ? null : await sumDriver(tx, period.from, period.until),
    driverName,
    memberId,
    reasons: ids.map((reasonId) => ({
      reasonId,
      ...countAndSpread(
        period,
        blocks.filter((block) => block.reasonId === reasonId),
      ),
    })),
  });
  return { frozen: frozen.length, kept: ids.length - frozen.length };
}

/** How much a reason's contacts vary from week to week; the first week may have fewer days. */
function countAndSpread({ days }: Period, blocks: readonly BlockCount[]) {
  const counts = new Map(blocks.map(({ block, count }) => [block, count]));
  const weeks = Array.from({ length: Math.ceil(days / 7) }, (_, block) => ({
    count: counts.get(block) ?? 0,
    exposure: Math.min(7, days - 7 * block),
  }));
  return { count: weeks.reduce((sum, { count }) => sum + count, 0), spread: spreadOf(weeks) };
}
