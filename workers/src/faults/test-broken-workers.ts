// The workers with one guard broken: the rows of the outbox go before the work is done, not with it.
// What this loses shows that the tests around it would see a loss.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, inOrganization } from '@vocero/sql/connect';
import { takeSubjects } from '@vocero/sql/outbox';
import { insertPlacements } from '@vocero/sql/placing';
import { openLog } from '../log.ts';
import { openQueues, type JobData } from '../queue.ts';
import { startRelay } from '../relay.ts';
import { readSettings } from '../settings.ts';

const { databaseUrl, redisUrl, patience } = readSettings(process.env);
const log = openLog('info');
const sql = connect(databaseUrl, { name: 'broken workers', poolSize: 4 });
const queues = openQueues({ databaseUrl, redisUrl, log });

const work = async (job: { data: unknown }) => {
  const { orgId, subjectIds } = job.data as JobData;
  const taken = await inOrganization(sql, orgId, (tx) =>
    takeSubjects(tx, 'feedback.received', subjectIds),
  );
  await sleep(300);
  const placements = [...taken].map((commentId) => ({ commentId, themeId: null, score: 0 }));
  await inOrganization(sql, orgId, (tx) => insertPlacements(tx, placements));
};

await queues.work('place-feedback', work, 2);
startRelay({ sql, databaseUrl, queues, log, patience });
log.info('workers are ready');
