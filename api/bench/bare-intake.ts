import { parseArgs } from 'node:util';
import { connect } from '@vocero/sql/connect';
import { storeFeedback } from '@vocero/sql/store-feedback';
import { newCaseCode } from '../src/case-code.ts';
import { prepareFeedback } from '../src/prepare-feedback.ts';
import { comment } from './comment.ts';

// The statement of intake alone: no HTTP, no sign-in, nothing to check. Prints what it did per second.
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    org: { type: 'string', default: '' },
    clients: { type: 'string', default: '50' },
    pool: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '10' },
  },
});
const sql = connect(values.url, { name: 'bench', poolSize: Number(values.pool) });
const origin = { orgId: values.org };
const ready = Array.from({ length: 2_000 }, (_, n) =>
  prepareFeedback({ channel: 'phone', text: comment(n) }, origin, 'bench'),
);

let stored = 0;
let running = true;
async function client(): Promise<void> {
  while (running) {
    const { id, trackingHash } = prepareFeedback({ channel: 'phone', text: 'x' }, origin, 'bench');
    const feedback = {
      ...ready[stored % ready.length]!,
      id,
      trackingHash,
      suggested: null,
      caseCode: newCaseCode(),
    };
    await storeFeedback(sql, values.org, feedback, null);
    stored += 1;
  }
}

const start = performance.now();
setTimeout(() => (running = false), Number(values.seconds) * 1_000);
await Promise.all(Array.from({ length: Number(values.clients) }, client));
const seconds = (performance.now() - start) / 1_000;
await sql.end();
process.stdout.write(`${JSON.stringify({ perSecond: stored / seconds })}\n`);
