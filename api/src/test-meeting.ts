import { inOrganization } from '@vocero/sql/connect';
import { createTheme } from '@vocero/sql/theme-acts';
import { randomUUID } from 'node:crypto';
import * as councils from './contract/councils.ts';
import type { Role } from './contract/endpoint.ts';
import * as contract from './contract/meetings.ts';
import { addAction, changeTheme, readTheme } from './contract/themes.ts';
import type { TestApp } from './test-app.ts';
import { asker } from './test-ask.ts';

/** The next meeting of a council, with three themes on its agenda whose actions are late. */
export async function testMeeting(t: TestApp) {
  const chair = await t.member('chair');
  const ask = asker(t, chair.headers);
  const council = await foundCouncil();
  const params = { id: council.id, day: council.upcoming[0]!.plannedOn };

  async function foundCouncil(): Promise<councils.Council> {
    const fromDay = new Date().toISOString().slice(0, 10);
    const cadence = { freq: 'week' as const, every: 1, weekday: 2, nth: null, fromDay };
    const memberIds = [chair.memberId];
    const body = { name: 'Customers', cadence, starts: '09:30', memberIds };
    return (await ask(councils.createCouncil, { body })).body;
  }

  async function makeTheme(label: string): Promise<string> {
    const { id } = await inOrganization(t.deps.sql, chair.orgId, (tx) =>
      createTheme(tx, { label, feedbackIds: [], memberId: chair.memberId }),
    );
    const body = { what: `Look into ${label}`, dueOn: '2026-01-05' };
    await ask(addAction, { params: { id }, body });
    return id;
  }
  const themes = [
    await makeTheme('Late'),
    await makeTheme('Lost'),
    await makeTheme('Loud'),
  ] as const;

  const versionOf = async (id: string) => (await ask(readTheme, { params: { id } })).body.version;

  /** Everything that decided asks for, but the decision. */
  async function understand(id: string): Promise<void> {
    const body = {
      version: await versionOf(id),
      ownerId: chair.memberId,
      shouldExist: 'no' as const,
      whys: [{ text: 'The form is old', isRoot: true, category: 'process' as const }],
    };
    await ask(changeTheme, { params: { id }, body });
  }

  return {
    chair,
    ask,
    council,
    params,
    themes,
    makeTheme,
    versionOf,
    understand,
    colleague: (role: Role) => t.member(role, { id: chair.orgId, slug: chair.slug }),
    start: () => ask(contract.startMeeting, { params }),
    close: () => ask(contract.closeMeeting, { params }),
    run: async () => (await ask(contract.readRun, { params })).body,
    act: (themeId: string | null, entry: contract.MeetingAct, id: string = randomUUID()) =>
      ask(contract.actInMeeting, { params, body: { id, themeId, entry } }),
    undo: (entryId: string) => ask(contract.undoEntry, { params: { ...params, entryId } }),
    decision: async (id: string): Promise<contract.MeetingAct> => ({
      act: 'decided',
      version: await versionOf(id),
      decisionKind: 'eliminate',
      decision: 'Send it by itself',
    }),
  };
}

export type TestMeeting = Awaited<ReturnType<typeof testMeeting>>;
