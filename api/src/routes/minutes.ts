import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findMinutes, listHeldMeetings } from '@vocero/sql/meeting-runs';
import { findMeeting } from '@vocero/sql/meetings';
import { actorOf, auditFor } from '../audit.ts';
import * as contract from '../contract/meetings.ts';
import { Day, Id } from '../contract/values.ts';
import { requireCouncil } from '../council-answer.ts';
import type { App, Deps } from '../deps.ts';
import { writeMinutes } from '../minutes-markdown.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';

/** What was decided in meetings that are over, as it was written down then. */
export function minutesRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readMinutes, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readMinutes(tx, params.id, params.day)),
  );

  serve(app, deps, contract.listMinutes, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { id } = await requireCouncil(tx, params.id);
      return { items: await listHeldMeetings(tx, id) };
    }),
  );

  serveRaw(app, deps, rawRoutes.minutes, async (c, principal) => {
    const id = Id.safeParse(c.req.param('id')).data;
    const day = Day.safeParse(c.req.param('day')).data;
    if (!id || !day) throw notFound();
    const minutes = await inOrganization(sql, principal.orgId, async (tx) => {
      const audit = auditFor(c, deps, actorOf(principal));
      const subject = { kind: 'export', id: 'minutes', label: 'minutes.md' } as const;
      const read = await readMinutes(tx, id, day);
      await audit(tx, { act: 'export_downloaded', subject, after: { council: id, day } });
      return read;
    });
    return c.body(writeMinutes(minutes, c.get('locale')), 200, {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="minutes-${day}.md"`,
      'cache-control': 'no-store',
    });
  });
}

/**
 * While minutes are being corrected, those of before are there.
 * @throws Problem 404 where a meeting was never closed.
 */
async function readMinutes(tx: Tx, councilId: string, plannedOn: string) {
  const { id } = await requireCouncil(tx, councilId);
  const meeting = await findMeeting(tx, id, plannedOn);
  const minutes = meeting && (await findMinutes(tx, meeting.id));
  if (!minutes) throw notFound();
  return contract.Minutes.parse(minutes);
}
