// The workers as they are, but learning from few comments: so a few thousand are many enough to be
// placed in bulk.
import { connect } from '@vocero/sql/connect';
import { learnThemesJob } from '../jobs/learn-themes.ts';
import { placeImportJob } from '../jobs/place-import.ts';
import { openLog } from '../log.ts';
import { modelCache } from '../model-cache.ts';
import { openQueues } from '../queue.ts';
import { startRelay } from '../relay.ts';
import { readSettings } from '../settings.ts';

const { databaseUrl, redisUrl, patience } = readSettings(process.env);
const log = openLog('info');
const sql = connect(databaseUrl, { name: 'small-sample workers', poolSize: 6 });
const queues = openQueues({ databaseUrl, redisUrl, log });
const { signal } = new AbortController();
const deps = { sql, models: modelCache(log), log, signal, sample: 400 };

await queues.work('place-import', placeImportJob(deps), 1);
await queues.work('learn-themes', learnThemesJob(deps), 1);
startRelay({ sql, databaseUrl, queues, log, patience });
log.info('workers are ready');
