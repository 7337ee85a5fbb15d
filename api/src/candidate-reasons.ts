import { listOwnWords, type OwnWords } from '@vocero/sql/candidate-reasons';
import type { Tx } from '@vocero/sql/connect';
import { Concepts } from '@vocero/workers/engine/concepts/concepts';
import { noNames } from '@vocero/workers/engine/labels/names';
import { groupReasons, type ReasonGroup } from '@vocero/workers/engine/reasons/group-reasons';
import { readLexicon } from '@vocero/workers/read-lexicon';
import { candidateDays, mostOwnWords, type CandidateReason } from './contract/candidate-reasons.ts';
import type { ModelCache } from './model-cache.ts';

/** Fewer comments make no candidate. */
const FEWEST = 3;
const EXAMPLES = 4;
const WEEKS = Math.ceil(candidateDays / 7);

/**
 * What is written under "other reason", grouped; the same words give the same candidates. Nobody is named by
 * what these words tell together, nor by what the model knows.
 */
export async function readCandidates(tx: Tx, readModel: ModelCache, orgId: string) {
  const found = await listOwnWords(tx, { days: candidateDays, limit: mostOwnWords + 1 });
  const words = found.slice(0, mostOwnWords);
  const model = words.length < FEWEST ? null : await readModel(tx, orgId);
  const concepts = words.length < FEWEST ? null : (model?.concepts ?? ownConcepts());
  const groups = groupReasons(words, concepts, model?.names ?? noNames, FEWEST);
  const byId = new Map(words.map((one) => [one.id, one]));
  const grouped = groups.reduce((sum, { memberIds }) => sum + memberIds.length, 0);
  return {
    items: groups.map((group) => toCandidate(group, byId)),
    read: words.length,
    cut: found.length > mostOwnWords,
    alone: words.length - grouped,
  };
}

/** The comments of the candidate that a comment is in; none where it is in none by now. */
export async function idsOfCandidate(tx: Tx, readModel: ModelCache, orgId: string, id: string) {
  const { items } = await readCandidates(tx, readModel, orgId);
  return items.find(({ feedbackIds }) => feedbackIds.includes(id))?.feedbackIds ?? [];
}

let lexicon: Concepts | null = null;

/** The things that people name, for organisations that have learned no model yet: made once. */
const ownConcepts = () => (lexicon ??= new Concepts(readLexicon().concepts));

function toCandidate(group: ReasonGroup, byId: ReadonlyMap<string, OwnWords>): CandidateReason {
  const { label, memberIds, others } = group;
  const own = memberIds.map((id) => byId.get(id)!);
  const named = own.flatMap(({ customerRef }) => customerRef ?? []);
  const dismissed = own.filter((one) => one.dismissed).length;
  return {
    label,
    count: own.length,
    people: new Set(named).size + own.length - named.length,
    weeks: Array.from(
      { length: WEEKS },
      (_, at) => own.filter(({ week }) => week === WEEKS - 1 - at).length,
    ),
    examples: others.slice(0, EXAMPLES),
    feedbackIds: memberIds,
    dismissed: dismissed * 2 >= own.length,
  };
}
