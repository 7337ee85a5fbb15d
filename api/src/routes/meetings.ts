import { inOrganization, type Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { notifyLive } from '@vocero/sql/live';
import { wakeRelay } from '@vocero/sql/outbox';
import { actOnThemes } from '../act-on-themes.ts';
import { closeMeeting, reopenMeeting } from '../close-meeting.ts';
import * as contract from '../contract/meetings.ts';
import { holdCouncil, requireCouncil } from '../council-answer.ts';
import type { App, Deps } from '../deps.ts';
import { undoEntry, writeEntry } from '../meeting-entries.ts';
import { readRun } from '../meeting-run.ts';
import { readSlides } from '../meeting-slides.ts';
import { memberOnly, type KeyPrincipal, type MemberPrincipal } from '../principal.ts';
import { startMeeting, turnTo, writeAttendance } from '../run-meeting.ts';
import { serve } from '../serve.ts';

/** A meeting while it goes on: everybody who looks at it sees the same. */
export function meetingRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readRun, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) =>
      readRun(tx, await requireCouncil(tx, params.id), params.day),
    ),
  );

  serve(app, deps, contract.readSlides, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: await readSlides(tx, await requireCouncil(tx, params.id), params.day),
    })),
  );

  serve(app, deps, contract.startMeeting, ({ principal, params, audit }) =>
    inMeeting(deps, principal, params, async (tx, council, memberId) => {
      const did = await startMeeting(tx, council, { plannedOn: params.day, memberId });
      if (did) await audit(tx, lineOf(council, 'meeting_started', { day: params.day }));
    }),
  );

  serve(app, deps, contract.turnTo, ({ principal, params, body }) =>
    inMeeting(deps, principal, params, (tx, council) =>
      turnTo(tx, council, { plannedOn: params.day, ...body }),
    ),
  );

  serve(app, deps, contract.attend, ({ principal, params, body, audit }) =>
    inMeeting(deps, principal, params, async (tx, council) => {
      await writeAttendance(tx, council, { plannedOn: params.day, who: body });
      const member = 'memberId' in body ? body.memberId : null;
      const after = { day: params.day, member, isPresent: body.isPresent };
      await audit(tx, lineOf(council, 'meeting_attended', after));
    }),
  );

  serve(app, deps, contract.actInMeeting, ({ principal, params, body, audit, c }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const council = await holdCouncil(tx, params.id);
      const acting = { plannedOn: params.day, memberId, locale: c.get('locale'), asked: body };
      const did = await writeEntry(tx, council, acting);
      const after = { day: params.day, act: body.entry.act, theme: body.themeId };
      if (did) await audit(tx, lineOf(council, 'meeting_entry_added', after));
      await notifyLive(tx, principal.orgId, 'councils');
      return readRun(tx, council, params.day);
    }),
  );

  serve(app, deps, contract.undoEntry, ({ principal, params, audit }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const council = await holdCouncil(tx, params.id);
      const { day, entryId } = params;
      const did = await undoEntry(tx, council, { plannedOn: day, entryId, memberId });
      if (did) await audit(tx, lineOf(council, 'meeting_entry_undone', { day, entry: entryId }));
      await notifyLive(tx, principal.orgId, 'councils');
      return readRun(tx, council, day);
    }),
  );

  serve(app, deps, contract.closeMeeting, async ({ principal, params, audit }) => {
    const { publicUrl } = deps.settings;
    const run = await inMeeting(deps, principal, params, async (tx, council, memberId) => {
      const closing = { plannedOn: params.day, memberId, publicUrl };
      const did = await closeMeeting(tx, council, closing);
      if (did) await audit(tx, lineOf(council, 'meeting_closed', { day: params.day }));
    });
    wakeRelay(sql); // its minutes are told now
    return run;
  });

  serve(app, deps, contract.reopenMeeting, ({ principal, params, audit }) =>
    inMeeting(deps, principal, params, async (tx, council) => {
      const did = await reopenMeeting(tx, council, params.day);
      if (did) await audit(tx, lineOf(council, 'meeting_reopened', { day: params.day }));
    }),
  );
}

type Line = 'meeting_started' | 'meeting_attended' | 'meeting_closed' | 'meeting_reopened';
type EntryLine = 'meeting_entry_added' | 'meeting_entry_undone';

const lineOf = (
  { id, name }: Council,
  act: Line | EntryLine,
  after: Record<string, string | boolean | null>,
) => ({ act, subject: { kind: 'council', id, label: name } as const, after });

/** Does something to a meeting and nothing to themes, one at a time for each council. */
function inMeeting(
  { sql }: Deps,
  principal: MemberPrincipal | KeyPrincipal,
  { id, day }: { id: string; day: string },
  work: (tx: Tx, council: Council, memberId: string) => Promise<void>,
) {
  const { orgId, memberId } = memberOnly(principal);
  return inOrganization(sql, orgId, async (tx) => {
    const council = await holdCouncil(tx, id);
    await work(tx, council, memberId);
    await notifyLive(tx, orgId, 'councils');
    return readRun(tx, council, day);
  });
}
