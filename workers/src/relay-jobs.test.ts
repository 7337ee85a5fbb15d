import type { OutboxRow } from '@vocero/sql/outbox-relay';
import { expect, test } from 'vitest';
import { groupJobs } from './relay-jobs.ts';

const row = (n: number, other: Partial<OutboxRow> = {}): OutboxRow => ({
  orgId: 'acme',
  id: `row-${n}`,
  topic: 'feedback.received',
  subjectId: `comment-${n}`,
  attempts: 0,
  ...other,
});

test('comments of one organisation share jobs of at most so many', () => {
  const jobs = groupJobs([row(1), row(2), row(3), row(4, { orgId: 'other' }), row(5)], 2);
  expect(jobs.map((job) => job.data)).toEqual([
    { orgId: 'acme', subjectIds: ['comment-1', 'comment-2'] },
    { orgId: 'acme', subjectIds: ['comment-3', 'comment-5'] },
    { orgId: 'other', subjectIds: ['comment-4'] },
  ]);
});

test('each topic has its queue, and an import has a job to itself', () => {
  const rows = [
    row(1),
    row(2, { topic: 'import.finished' }),
    row(3, { topic: 'import.finished' }),
    row(4, { topic: 'themes.learn' }),
  ];
  expect(groupJobs(rows, 300).map((job) => [job.queue, job.data.subjectIds.length])).toEqual([
    ['place-feedback', 1],
    ['place-import', 1],
    ['place-import', 1],
    ['learn-themes', 1],
  ]);
});

test('the same rows make the same job, handed over again they make another', () => {
  const [first] = groupJobs([row(1), row(2)], 300);
  const [same] = groupJobs([row(1), row(2)], 300);
  const [again] = groupJobs([row(1, { attempts: 1 }), row(2, { attempts: 1 })], 300);
  expect(same!.id).toBe(first!.id);
  expect(again!.id).not.toBe(first!.id);
});

test('a comment that waits twice is named once', () => {
  const [job] = groupJobs([row(1), row(2, { subjectId: 'comment-1' })], 300);
  expect(job!.data.subjectIds).toEqual(['comment-1']);
  expect(job!.rows).toHaveLength(2);
});
