import { inOrganization, type Tx } from '@vocero/sql/connect';
import { countAnswer, readTally, spendProof, uncountAnswer } from '@vocero/sql/answer-tallies';
import { storeFeedback, type FeedbackFlag } from '@vocero/sql/store-feedback';
import { countStart, type MetBy } from '@vocero/sql/survey-starts';
import { busyAnswers, sourcesOf, stretchOf, type Source } from './ballot-policy.ts';
import type { ProofSetting } from './contract/surveys.ts';
import type { Deps } from './deps.ts';
import type { Store } from './intake.ts';
import { readProof } from './proof-of-work.ts';
import { derivedToken } from './secrets.ts';

/** What is known of who answers, and asked of their browser. */
export interface Answering {
  surveyId: string;
  /** An IPv4 address whole, an IPv6 address by its /64. */
  network: string;
  /** The number that the browser gave itself; empty: none. */
  visitor: string;
  proof: { setting: ProofSetting; field: string };
  /** Counted as finished, where the browser was seen to begin. */
  met: MetBy | null;
  now: Date;
  /** What is to be written with the answer or not at all. */
  also?: ((tx: Tx, feedbackId: string) => Promise<void>) | undefined;
}

type Settings = Pick<Deps['settings'], 'secret'>;

/** Where an answer comes from, as it is counted: nobody can tell from it who that is. */
const hashOf = (secret: string, { surveyId, now }: Answering, { kind, value }: Source) =>
  derivedToken(secret, `answer ${now.toISOString().slice(0, 10)} ${surveyId} ${kind} ${value}`);

const everyone = (surveyId: string, now: Date) => ({
  surveyId,
  source: 'all',
  since: stretchOf(now, 600_000),
});

/**
 * Stores an answer of the public with the flags that it earns: `repeated` for one more from the same
 * source than counts, `unproven` where work was asked for and none came. Counting and storing are one
 * transaction: of a thousand answers at once as many count as one after the other.
 */
export const guardedStore =
  ({ secret }: Settings, answering: Answering): Store =>
  (sql, orgId, feedback, claim) =>
    inOrganization(sql, orgId, async (tx) => {
      const tallies = sourcesOf(answering.network, answering.visitor).map((source) => ({
        surveyId: answering.surveyId,
        source: hashOf(secret, answering, source),
        since: stretchOf(answering.now, source.span),
        most: source.most,
      }));
      const all = everyone(answering.surveyId, answering.now);
      const flags = new Set<FeedbackFlag>(feedback.flags);
      for (const tally of tallies) {
        if ((await countAnswer(tx, tally)) > tally.most) flags.add('repeated');
      }
      const busy = (await countAnswer(tx, all)) > busyAnswers;
      if (needsProof(answering.proof.setting, busy)) {
        const proof = await readProof(secret, answering.surveyId, answering.proof.field);
        if (!proof || !(await spendProof(tx, proof))) flags.add('unproven');
      }
      const stored = await storeFeedback(tx, orgId, { ...feedback, flags: [...flags] }, claim);
      if (!stored.isStored) for (const tally of [...tallies, all]) await uncountAnswer(tx, tally);
      else {
        if (answering.met) await countStart(tx, answering.met, 'finished');
        await answering.also?.(tx, feedback.id);
      }
      return stored;
    });

const needsProof = (setting: ProofSetting, busy: boolean) =>
  setting === 'always' || (setting === 'busy' && busy);

/** Whether the page of a survey gives browsers work to do now. */
export async function asksProof(
  { sql }: Pick<Deps, 'sql'>,
  orgId: string,
  { surveyId, setting, now }: { surveyId: string; setting: ProofSetting; now: Date },
): Promise<boolean> {
  if (setting !== 'busy') return setting === 'always';
  const answers = await inOrganization(sql, orgId, (tx) => readTally(tx, everyone(surveyId, now)));
  // A page that is shown a little before the survey gets busy is sent a little after.
  return answers > busyAnswers / 2;
}
