import { connect } from '@vocero/sql/connect';
import { commentVectors } from './embeddings/comment-vectors.ts';
import { embeddingClient } from './embeddings/embedding-client.ts';
import { applyKindsJob } from './jobs/apply-kinds.ts';
import { askAfterwardsJob } from './jobs/ask-afterwards.ts';
import { closeMonthJob } from './jobs/close-month.ts';
import { closeWeekJob } from './jobs/close-week.ts';
import { eraseAgain } from './erase-again.ts';
import { erasePersonsJob } from './jobs/erase-persons.ts';
import { growThemesJob } from './jobs/grow-themes.ts';
import { indexBankJob } from './jobs/index-bank.ts';
import { learnThemesJob } from './jobs/learn-themes.ts';
import { lookAfterCasesJob } from './jobs/look-after-cases.ts';
import { lookAfterProblemsJob } from './jobs/look-after-problems.ts';
import { openCasesJob } from './jobs/open-cases.ts';
import { placeFeedbackJob } from './jobs/place-feedback.ts';
import { placeImportJob } from './jobs/place-import.ts';
import { sendInvitationsJob } from './jobs/send-invitations.ts';
import { sendMessagesJob } from './jobs/send-messages.ts';
import { tellCustomersJob } from './jobs/tell-customers.ts';
import { tellOfKiosksJob } from './jobs/tell-of-kiosks.ts';
import { tellOfReviewsJob } from './jobs/tell-of-reviews.ts';
import { tellOfUrgentJob } from './jobs/tell-of-urgent.ts';
import { tellThemesJob } from './jobs/tell-themes.ts';
import { tellSponsorsJob } from './jobs/tell-sponsors.ts';
import { verifyThemesJob } from './jobs/verify-themes.ts';
import type { Logger } from './log.ts';
import { openMailer } from './messages/mailer.ts';
import { modelCache } from './model-cache.ts';
import { openOutbound } from './outbound.ts';
import { openQueues } from './queue.ts';
import { startRelay } from './relay.ts';
import type { Settings } from './settings.ts';
import { lookAtClocksJob, startSchedule } from './schedule.ts';
import { startSweeping } from './sweep.ts';

export interface Workers {
  /** Lets what runs end, except learning, which is done again; then closes everything. */
  stop: () => Promise<void>;
}

const POOL_SIZE = 8;
/** Placing is short and mostly waits for the database; the others keep a core busy each. */
const CONCURRENCY = {
  'look-at-clocks': 1,
  'place-feedback': 2,
  'place-import': 1,
  'grow-themes': 1,
  'learn-themes': 1,
  'tell-sponsors': 1,
  'tell-themes': 1,
  'ask-afterwards': 1,
  'tell-customers': 1,
  'tell-of-kiosks': 1,
  'tell-of-reviews': 1,
  'tell-of-urgent': 1,
  'apply-kinds': 1,
  'send-messages': 1,
  'send-invitations': 1,
  'close-week': 1,
  'close-month': 1,
  'look-after-problems': 1,
  'open-cases': 1,
  'look-after-cases': 1,
  'verify-themes': 1,
  'erase-persons': 1,
  'index-bank': 1,
} as const;

/** Starts the relay, the jobs, or both in this process. */
export async function startWorkers(settings: Settings, log: Logger): Promise<Workers> {
  const { databaseUrl, redisUrl, parts, patience, embeddings } = settings;
  const stopping = new AbortController();
  const sql = connect(databaseUrl, { name: 'vocero workers', poolSize: POOL_SIZE });
  const queues = openQueues({ databaseUrl, redisUrl, log });
  const loops: { stop: () => Promise<void> }[] = [];

  if (parts.includes('jobs')) {
    const { signal } = stopping;
    const client = embeddings && embeddingClient(embeddings);
    const vectors = client ? commentVectors({ sql, client, log, signal }) : undefined;
    const deps = { sql, models: modelCache(log), log, signal, vectors };
    const { publicUrl, secret, mail } = settings;
    const letters = { sql, log, signal, publicUrl, secret, mailer: mail && openMailer(mail) };
    const outbound = openOutbound({ own: settings.ownNetworks });
    const telling = { ...letters, mailFrom: mail && mail.from, outbound };
    const { dataDirectory } = settings;
    if (dataDirectory !== null) await eraseAgain(sql, dataDirectory, log);
    const erasing = { sql, log, dataDirectory, vectorModel: client?.model ?? null };
    await Promise.all([
      queues.work('look-at-clocks', lookAtClocksJob(deps), CONCURRENCY['look-at-clocks']),
      queues.work('place-feedback', placeFeedbackJob(deps), CONCURRENCY['place-feedback']),
      queues.work('place-import', placeImportJob(deps), CONCURRENCY['place-import']),
      queues.work('grow-themes', growThemesJob(deps), CONCURRENCY['grow-themes']),
      queues.work('learn-themes', learnThemesJob(deps), CONCURRENCY['learn-themes']),
      queues.work('tell-sponsors', tellSponsorsJob(deps), CONCURRENCY['tell-sponsors']),
      queues.work('ask-afterwards', askAfterwardsJob(deps), CONCURRENCY['ask-afterwards']),
      queues.work('tell-themes', tellThemesJob(deps), CONCURRENCY['tell-themes']),
      queues.work('tell-of-kiosks', tellOfKiosksJob(deps), CONCURRENCY['tell-of-kiosks']),
      queues.work('tell-of-reviews', tellOfReviewsJob(deps), CONCURRENCY['tell-of-reviews']),
      queues.work('tell-of-urgent', tellOfUrgentJob(deps), CONCURRENCY['tell-of-urgent']),
      queues.work('apply-kinds', applyKindsJob(deps), CONCURRENCY['apply-kinds']),
      queues.work('send-messages', sendMessagesJob(letters), CONCURRENCY['send-messages']),
      queues.work('send-invitations', sendInvitationsJob(letters), CONCURRENCY['send-invitations']),
      queues.work('tell-customers', tellCustomersJob(telling), CONCURRENCY['tell-customers']),
      queues.work('open-cases', openCasesJob(deps), CONCURRENCY['open-cases']),
      queues.work('look-after-cases', lookAfterCasesJob(deps), CONCURRENCY['look-after-cases']),
      queues.work('close-week', closeWeekJob(deps), CONCURRENCY['close-week']),
      queues.work('close-month', closeMonthJob(deps), CONCURRENCY['close-month']),
      queues.work(
        'look-after-problems',
        lookAfterProblemsJob(deps),
        CONCURRENCY['look-after-problems'],
      ),
      queues.work('verify-themes', verifyThemesJob(deps), CONCURRENCY['verify-themes']),
      queues.work('erase-persons', erasePersonsJob(erasing), CONCURRENCY['erase-persons']),
      queues.work('index-bank', indexBankJob(deps), CONCURRENCY['index-bank']),
    ]);
  }
  if (parts.includes('relay')) {
    loops.push(startRelay({ sql, databaseUrl, queues, log, patience }));
    loops.push(startSweeping({ sql, log }));
    loops.push(startSchedule({ queues, log }));
  }

  const stop = async () => {
    stopping.abort();
    await Promise.all(loops.map((loop) => loop.stop()));
    await queues.close();
    await sql.end({ timeout: 5 });
  };
  return { stop };
}
