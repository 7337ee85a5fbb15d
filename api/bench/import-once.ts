import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { connect, inOrganization } from '@vocero/sql/connect';
import { findImport, undoImport } from '@vocero/sql/imports';
import { pino } from 'pino';
import { operatorAudit } from '../src/audit.ts';
import { beginImport, runImport } from '../src/import/run.ts';
import { uploadImport } from '../src/import/upload.ts';

// One import in a process of its own, so that its memory can be told. Prints seconds and peak MiB.
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    org: { type: 'string', default: '' },
    file: { type: 'string', default: '' },
  },
});
const orgId = values.org;
const sql = connect(values.url, { name: 'bench', poolSize: 4 });
const settings = { databaseUrl: values.url, secret: 'bench' };
const deps = { sql, settings, log: pino({ level: 'silent' }) };

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

const body = createReadStream(values.file, { highWaterMark: 1_048_576 });
const file = { orgId, fileName: 'bench.csv', createdBy: null, body };
let uploaded: Awaited<ReturnType<typeof uploadImport>> | undefined;
const upload = await seconds(async () => (uploaded = await uploadImport(sql, file)));
const { id, mapping } = uploaded!;
const stored = await seconds(async () => {
  const run = await beginImport(deps, { orgId, importId: id, mapping }, operatorAudit);
  await runImport(deps, run!);
});
const peakMiB = process.resourceUsage().maxRSS / 1_024;
const found = await inOrganization(sql, orgId, (tx) => findImport(tx, id));
const undo = await seconds(() => inOrganization(sql, orgId, (tx) => undoImport(tx, id)));
await sql.end();
const counts = { state: found!.state, accepted: found!.accepted };
process.stdout.write(`${JSON.stringify({ upload, stored, undo, peakMiB, ...counts })}\n`);
