import type { Tx } from '@vocero/sql/connect';
import { findFeedback, type FeedbackDetail } from '@vocero/sql/feedback';
import { listBans } from '@vocero/sql/placing';
import { findStandIns } from '@vocero/sql/unsorted';
import type { Model } from '@vocero/workers/engine/model';
import type { Constraints } from '@vocero/workers/engine/types';
import { whyNot, type WhyNot as Verdict } from '@vocero/workers/engine/placing/why-not';
import type { Suggestion } from './contract/placements.ts';
import type { WhyNot } from './contract/why-not.ts';
import type { ModelCache } from './model-cache.ts';
import { bestReason } from './placement-reasons.ts';
import { notFound } from './problem.ts';
import { makeSuggestions } from './suggestions.ts';

interface Question {
  orgId: string;
  feedbackId: string;
  themeId: string;
}

type StandIns = Awaited<ReturnType<typeof findStandIns>>;

/**
 * Why a comment is not in a certain theme: what people decided counts before what the engine thinks,
 * and where the comment stands before where it would be put now.
 * @throws Problem 404 when the comment or the theme is not there.
 */
export async function explainWhyNot(
  tx: Tx,
  readModel: ModelCache,
  { orgId, feedbackId, themeId }: Question,
): Promise<WhyNot> {
  const comment = await findFeedback(tx, feedbackId);
  if (!comment) throw notFound();
  const model = await readModel(tx, orgId);
  const known = model?.themes.map(({ id }) => id) ?? [];
  const standIns = await findStandIns(tx, [...known, themeId]);
  const theme = standIns.get(themeId);
  if (!theme) throw notFound();
  const constraints = constraintsOf(comment, await listBans(tx, [feedbackId]));
  const namesOf = (id: string | null | undefined) =>
    known.filter((name) => standIns.get(name)?.id === id);
  const verdict = ask(model, comment, namesOf(theme.id), constraints);
  const chosen =
    standsIn(comment, model, namesOf(comment.placement?.themeId)) ?? chosenOf(verdict, standIns);
  return {
    rule: ruleOf(comment, verdict, { theme, chosen, banned: constraints.banned.get(feedbackId) }),
    theme,
    score: verdict?.score ?? 0,
    chosen,
    shared: verdict?.shared ?? [],
    missing: verdict?.missing ?? [],
    needed: verdict?.needed ?? 1,
  };
}

/**
 * The themes that a comment could have gone to: those it is nearest to but for its own, the nearest first.
 * @throws Problem 404 when the comment is not there.
 */
export async function nearestThemes(
  tx: Tx,
  readModel: ModelCache,
  { orgId, feedbackId }: Omit<Question, 'themeId'>,
): Promise<Suggestion[]> {
  const comment = await findFeedback(tx, feedbackId);
  if (!comment) throw notFound();
  const suggestions = await makeSuggestions(readModel)(tx, orgId, [comment]);
  const own = comment.placement?.themeId;
  return (suggestions.get(feedbackId) ?? []).filter(({ themeId }) => themeId !== own);
}

function constraintsOf(
  { id, placement }: FeedbackDetail,
  banned: Constraints['banned'],
): Constraints {
  const isPersons = placement?.by === 'person';
  return { pinned: new Map(isPersons ? [[id, placement.themeId]] : []), banned };
}

/** What the engine says of a theme, which it may know by several names since themes were merged. */
function ask(
  model: Model | null,
  { id, text, language }: FeedbackDetail,
  names: readonly string[],
  constraints: Constraints,
): Verdict | null {
  if (!model) return null;
  const verdicts = names.map((name) => whyNot(model, { id, text, language }, name, constraints));
  verdicts.sort((a, b) => b.score - a.score);
  return verdicts[0] ?? null;
}

/** The theme a comment is in, with the score that its reason shows; a person's word counts fully. */
function standsIn(
  comment: FeedbackDetail,
  model: Model | null,
  names: readonly string[],
): WhyNot['chosen'] {
  const { placement } = comment;
  if (!placement?.themeId) return null;
  const reason = model && placement.by === 'engine' ? bestReason(model, comment, names) : null;
  return {
    id: placement.themeId,
    label: placement.themeLabel ?? '',
    score: reason?.score ?? 1,
  };
}

function chosenOf(verdict: Verdict | null, standIns: StandIns): WhyNot['chosen'] {
  const chosen = verdict?.chosen;
  const theme = chosen && standIns.get(chosen.themeId);
  return chosen && theme ? { ...theme, score: chosen.score } : null;
}

interface Facts {
  theme: { id: string };
  chosen: WhyNot['chosen'];
  banned: ReadonlySet<string> | undefined;
}

function ruleOf(
  { placement }: FeedbackDetail,
  verdict: Verdict | null,
  { theme, chosen, banned }: Facts,
): WhyNot['rule'] {
  if (chosen?.id === theme.id) return 'placed';
  if (banned?.has(theme.id)) return 'banned';
  if (placement?.by === 'person') return 'pinned';
  if (!verdict) return 'unknown';
  return chosen ? 'nearer' : 'gate';
}
