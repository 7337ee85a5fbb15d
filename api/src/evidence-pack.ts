import type { Tx } from '@vocero/sql/connect';
import { listEvidence } from '@vocero/sql/evidence';
import {
  countPackParts,
  findNewestModel,
  listVerifiedElsewhere,
  type PackCounts,
  type Span,
} from '@vocero/sql/evidence-packs';
import { readMeasures, type Measures } from '@vocero/sql/measures';
import { readOrganization } from '@vocero/sql/organizations';
import { countPlaced } from '@vocero/sql/tallies';
import { listTrendWeeks } from '@vocero/sql/theme-trend';
import { showCaseCode } from './case-code.ts';
import { withoutLeadingSilence } from './leading-silence.ts';
import { readPackCapacity } from './pack-capacity.ts';
import { readPackQuotes } from './pack-quotes.ts';
import type { makeReasons } from './placement-reasons.ts';
import { rateOf, withShares } from './rate.ts';
import { readThemeDetail } from './theme-detail.ts';
import { showVerifiedFall } from './verified-fall.ts';

/** Half a year: what is older has often been changed since. */
const WEEKS = 26;
/** So many verified falls of other themes show that it can be done. */
const ELSEWHERE = 3;

interface Asked {
  themeId: string;
  orgId: string;
  madeAt: Date;
}

/**
 * What speaks for a theme, with how it was worked out and what it cannot say.
 * @throws Problem 404.
 */
export async function readEvidencePack(
  tx: Tx,
  explain: ReturnType<typeof makeReasons>,
  { themeId, orgId, madeAt }: Asked,
) {
  const theme = await readThemeDetail(tx, themeId);
  const weeks = withoutLeadingSilence(await listTrendWeeks(tx, themeId, WEEKS));
  const span = { since: weeks[0]!.since, until: weeks.at(-1)!.until };
  const counts = await countPackParts(tx, themeId, span);
  const { sensitivity, name } = await readOrganization(tx);
  return {
    madeAt,
    organization: name,
    theme,
    weeks,
    claim: rateOf(
      counts.comments,
      weeks.reduce((sum, { all }) => sum + all, 0),
    ),
    customers: counts.customers,
    channels: withShares(counts.channels),
    kinds: withShares(counts.kinds),
    quotes: await readQuotes(tx, explain, { themeId, orgId, span, comments: counts.comments }),
    cost: costOf(counts, await readMeasures(tx)),
    evidence: await readNamed(tx, themeId, theme.whys),
    elsewhere: (await listVerifiedElsewhere(tx, themeId, ELSEWHERE)).map(showVerifiedFall),
    capacity: await readPackCapacity(tx, theme.councilId),
    method: await readMethod(tx, counts, sensitivity),
  };
}

interface Quoted {
  themeId: string;
  orgId: string;
  span: Span;
  comments: number;
}

async function readQuotes(tx: Tx, explain: ReturnType<typeof makeReasons>, asked: Quoted) {
  const { representativeId, feedback } = await readPackQuotes(tx, asked);
  const explained = await explain(tx, asked.orgId, feedback);
  return explained.map(({ id, text, language, channel, caseCode, occurredAt, placement }) => ({
    id,
    text,
    language,
    channel,
    caseCode: showCaseCode(caseCode),
    occurredAt,
    representative: id === representativeId,
    placedBy: placement?.by ?? 'engine',
    reason: placement?.reason ?? null,
  }));
}

function costOf({ comments }: PackCounts, measures: Measures) {
  const { contactMinutes, minuteCost, currency } = measures;
  const total = minuteCost === null ? null : comments * contactMinutes * minuteCost;
  return { contacts: comments, contactMinutes, minuteCost, total, currency };
}

async function readNamed(
  tx: Tx,
  themeId: string,
  whys: readonly { evidence: readonly string[] }[],
) {
  const named = whys.flatMap(({ evidence }) => evidence);
  if (named.length === 0) return [];
  const comments = await listEvidence(tx, themeId, named);
  return comments.map((comment) => ({ ...comment, caseCode: showCaseCode(comment.caseCode) }));
}

async function readMethod(tx: Tx, counts: PackCounts, sensitivity: 'broad' | 'medium' | 'fine') {
  const { comments, unsorted } = await countPlaced(tx);
  return {
    byPerson: rateOf(counts.byPerson, counts.comments),
    unsorted: rateOf(unsorted, comments),
    model: await findNewestModel(tx),
    sensitivity,
  };
}
