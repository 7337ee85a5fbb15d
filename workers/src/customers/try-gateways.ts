import { randomUUID } from 'node:crypto';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import type { Organization } from '@vocero/sql/organizations';
import { takeTrials, writeTrial } from '@vocero/sql/send-adapters';
import { oneLine } from '../messages/one-line.ts';
import { wordsIn } from '../messages/words.ts';
import type { HandingDeps } from './hand-over.ts';
import { handToGateway } from './hand-to-gateway.ts';

/** Makes the trials that members asked for, and keeps what came of each with its gateway. */
export async function tryGateways(
  { sql, outbound, secret }: Pick<HandingDeps, 'outbound' | 'secret'> & { sql: Sql },
  { id: orgId, name, locale }: Organization,
): Promise<void> {
  if (secret === undefined) return;
  const trials = await inOrganization(sql, orgId, takeTrials);
  const text = wordsIn(locale)('tell_trial', { organization: oneLine(name) });
  for (const { channel, url, turn, trialTo } of trials) {
    const { failure } = await handToGateway(outbound, {
      ...{ id: randomUUID(), orgId, channel, address: trialTo, text, locale, caseCode: null },
      ...{ url, turn, secret },
    });
    await inOrganization(sql, orgId, (tx) => writeTrial(tx, channel, failure?.code ?? null));
  }
}
