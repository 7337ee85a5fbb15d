import type { Praised } from '@vocero/api/contract/feedback';
import type { Whom } from '@vocero/api/contract/praise';

/** Members and departments by their ids alone. */
export const idsOf = (list: readonly Whom[]): string[] =>
  list.flatMap(({ memberId, departmentId }) => memberId ?? departmentId ?? []);

export const idsOfPraised = ({ memberIds, departmentIds }: Praised): string[] => [
  ...memberIds,
  ...departmentIds,
];

/** The same, told apart again: what is no member is a department. */
export const whomOf = (ids: readonly string[], memberIds: readonly string[]): Praised => ({
  memberIds: ids.filter((id) => memberIds.includes(id)),
  departmentIds: ids.filter((id) => !memberIds.includes(id)),
});
