import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { connect } from '@vocero/sql/connect';

// The file as it is into a table, by COPY alone: nothing checked, nothing counted. Prints seconds.
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    file: { type: 'string', default: '' },
    table: { type: 'string', default: '' },
  },
});
const sql = connect(values.url, { name: 'bench', poolSize: 1, statementTimeout: 0 });
const start = performance.now();
const rows = await sql`
  copy ${sql(values.table)} (external_id, occurred_at, channel, text)
  from stdin with (format csv, header true)`.writable();
await pipeline(createReadStream(values.file, { highWaterMark: 262_144 }), rows);
const seconds = (performance.now() - start) / 1_000;
await sql.end();
process.stdout.write(`${JSON.stringify({ seconds })}\n`);
