import type { Objection, ObjectionChange } from '@vocero/api/contract/objections';

export type Change = Omit<ObjectionChange, 'version'>;

/** What was there before a change, of the parts that it names. */
export function backOf(objection: Objection, change: Change): Change {
  const { stance, saidBy, member, department, text, settled } = objection;
  const before: Required<Change> = {
    stance,
    saidBy,
    memberId: member?.id ?? null,
    departmentId: department?.id ?? null,
    text,
    settled: settled && { outcome: settled.outcome, answer: settled.answer },
    removed: false,
  };
  return Object.fromEntries(
    Object.keys(change).map((name) => [name, before[name as keyof Change]]),
  );
}
