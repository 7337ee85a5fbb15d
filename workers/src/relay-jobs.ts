import { createHash } from 'node:crypto';
import type { OutboxRow } from '@vocero/sql/outbox-relay';
import type { Topic } from '@vocero/sql/outbox';
import type { QueueName } from './queue-names.ts';
import type { NewJob } from './queue.ts';

export interface RelayedJob extends NewJob {
  queue: QueueName;
  rows: OutboxRow[];
}

const queueOf: Record<Topic, QueueName> = {
  'feedback.received': 'place-feedback',
  'feedback.urgent': 'tell-of-urgent',
  'import.finished': 'place-import',
  'themes.grow': 'grow-themes',
  'themes.learn': 'learn-themes',
  'themes.verify': 'verify-themes',
  'week.close': 'close-week',
  'month.close': 'close-month',
  'sponsors.tell': 'tell-sponsors',
  'kinds.apply': 'apply-kinds',
  'kiosks.tell': 'tell-of-kiosks',
  'reviews.tell': 'tell-of-reviews',
  'messages.send': 'send-messages',
  'invitations.send': 'send-invitations',
  'problems.due': 'look-after-problems',
  'cases.open': 'open-cases',
  'cases.due': 'look-after-cases',
  'customers.tell': 'tell-customers',
  'themes.tell': 'tell-themes',
  'customers.ask': 'ask-afterwards',
  'persons.erase': 'erase-persons',
  'bank.index': 'index-bank',
};

/** Subjects that one job may carry: an import or a whole organisation is enough work for one. */
const sizeOf = (topic: Topic, most: number) => (topic === 'feedback.received' ? most : 1);

/** Puts rows of one organisation and topic together, at most `most` comments a job, in order. */
export function groupJobs(rows: readonly OutboxRow[], most: number): RelayedJob[] {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const key = `${row.orgId} ${row.topic} ${row.attempts}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => {
    const size = sizeOf(group[0]!.topic, most);
    const count = Math.ceil(group.length / size);
    return Array.from({ length: count }, (_, i) => job(group.slice(i * size, (i + 1) * size)));
  });
}

function job(rows: OutboxRow[]): RelayedJob {
  const { orgId, topic } = rows[0]!;
  const subjectIds = [...new Set(rows.map((row) => row.subjectId))];
  return { queue: queueOf[topic], id: idOf(rows), data: { orgId, subjectIds }, rows };
}

/**
 * A job handed over again has another id: the failed one of before may still stand in the queue,
 * and would keep its successor out.
 */
function idOf(rows: readonly OutboxRow[]): string {
  const digest = createHash('sha256');
  for (const row of rows) digest.update(`${row.id} ${row.attempts};`);
  return `outbox-${digest.digest('hex').slice(0, 32)}`;
}
