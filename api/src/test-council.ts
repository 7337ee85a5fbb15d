import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme, type TestComment } from '@vocero/sql/test-themes';
import { moveTheme, readTheme, type Status } from './contract/themes.ts';
import type { TestApp } from './test-app.ts';
import { asker } from './test-ask.ts';

/** Somebody of a council in an organisation of their own, with short ways to make and move themes. */
export async function testCouncil(t: TestApp) {
  const member = await t.member('council');
  const ask = asker(t, member.headers);
  const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, member.orgId, work);
  const version = async (id: string): Promise<number> =>
    (await ask(readTheme, { params: { id } })).body.version;

  return {
    member,
    ask,
    run,
    version,
    /** A theme that the engine found, with the comments in it. */
    theme: (label: string, comments: TestComment[] = []) =>
      run(async (tx) => {
        const id = await engineTheme(tx, { label });
        const placed = comments.map((comment) => ({ ...comment, themeId: id }));
        return { id, ids: await addComments(tx, placed) };
      }),
    /** Moves with whatever version is current. */
    move: async (id: string, to: Exclude<Status, 'merged'>, more: object = {}) =>
      ask(moveTheme, { params: { id }, body: { version: await version(id), to, ...more } }),
  };
}

export type TestCouncil = Awaited<ReturnType<typeof testCouncil>>;
