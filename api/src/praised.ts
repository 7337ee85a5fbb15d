import type { Tx } from '@vocero/sql/connect';
import { listNames, listPraised } from '@vocero/sql/praise';
import { departmentsNamedIn, peopleNamedIn } from '@vocero/workers/engine/praise/named-in';
import type { PraiseOfComment, Whom } from './contract/praise.ts';

/** Who seems to be named in a text: people first, whole names before first names. */
export async function suggestPraised(tx: Tx, text: string): Promise<Whom[]> {
  const { members, departments } = await listNames(tx);
  const nameOf = new Map([...members, ...departments].map(({ id, name }) => [id, name]));
  const whom = (id: string, isMember: boolean): Whom => ({
    memberId: isMember ? id : null,
    departmentId: isMember ? null : id,
    name: nameOf.get(id) ?? '',
  });
  return [
    ...peopleNamedIn(text, members).map(({ id }) => whom(id, true)),
    ...departmentsNamedIn(text, departments).map(({ id }) => whom(id, false)),
  ];
}

/** Whom a comment praises, and who else seems to be named in it. */
export async function readPraised(
  tx: Tx,
  { id, text }: { id: string; text: string },
): Promise<PraiseOfComment> {
  const named = await listPraised(tx, id);
  const known = new Set(named.map(idOf));
  const suggested = await suggestPraised(tx, text);
  return { named, suggested: suggested.filter((whom) => !known.has(idOf(whom))) };
}

const idOf = ({ memberId, departmentId }: Omit<Whom, 'name'>) => memberId ?? departmentId;
