import {
  deleteCalendarFeed,
  findCalendarFeed,
  findFeedCouncil,
  writeCalendarFeed,
} from '@vocero/sql/calendar-feeds';
import { inOrganization, withLookup, type Tx } from '@vocero/sql/connect';
import { findMember } from '@vocero/sql/members';
import type { Context } from 'hono';
import { writeCouncilCalendar } from '../calendar/council-calendar.ts';
import * as contract from '../contract/councils.ts';
import { Day, Id } from '../contract/values.ts';
import { requireCouncil } from '../council-answer.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { readCalendar, writeMeetingOf } from '../read-calendar.ts';
import { hashToken, randomPublicToken } from '../secrets.ts';
import { serve } from '../serve.ts';

/** Base64url, as tokens are made, and what calendars expect behind it. */
const FEED = /^([\w-]{1,64})\.ics$/;

/** A council's dates for calendars of other makers. */
export function calendarRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.readCalendarFeed, ({ principal, params }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await requireCouncil(tx, params.id);
      const feed = await findCalendarFeed(tx, params.id, memberId);
      return { createdAt: feed?.createdAt ?? null };
    });
  });

  serve(app, deps, contract.createCalendarFeed, ({ principal, params, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const token = randomPublicToken();
    return inOrganization(sql, orgId, async (tx) => {
      const { id, name } = await requireCouncil(tx, params.id);
      const subject = { kind: 'council', id, label: name } as const;
      await audit(tx, { act: 'feed_made', subject });
      const tokenHash = hashToken('calendar', token);
      const feed = await writeCalendarFeed(tx, { councilId: params.id, memberId, tokenHash });
      return { ...feed, url: `${settings.publicUrl}/c/${token}.ics` };
    });
  });

  serve(app, deps, contract.revokeCalendarFeed, ({ principal, params, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      if (!(await deleteCalendarFeed(tx, params.id, memberId))) throw notFound();
      const { id, name } = await requireCouncil(tx, params.id);
      await audit(tx, { act: 'feed_revoked', subject: { kind: 'council', id, label: name } });
      return undefined;
    });
  });

  serveRaw(app, deps, rawRoutes.meetingCalendar, async (c, principal) => {
    const id = Id.safeParse(c.req.param('id')).data;
    const day = Day.safeParse(c.req.param('day')).data;
    if (!id || !day) throw notFound();
    const text = await inOrganization(sql, principal.orgId, (tx) =>
      writeMeetingOf(tx, { publicUrl: settings.publicUrl, councilId: id, plannedOn: day }),
    );
    return answerCalendar(c, text, `council-${day}.ics`);
  });

  serveRaw(app, deps, rawRoutes.calendarFeed, async (c) => {
    await limitRate(c, deps, 'publicPage');
    const token = FEED.exec(c.req.param('file') ?? '')?.[1];
    if (!token) throw notFound();
    const hash = hashToken('calendar', token);
    const feed = await withLookup(sql, hash, (tx) => findFeedCouncil(tx, hash));
    if (!feed) throw notFound();
    const text = await inOrganization(sql, feed.orgId, async (tx) => {
      const member = await findMember(tx, feed.memberId);
      if (!member || member.disabled) throw notFound();
      return writeFeedOf(tx, settings.publicUrl, feed.councilId);
    });
    return answerCalendar(c, text, 'council.ics');
  });
}

/** The address of a feed is a secret: nobody on the way keeps what it answers. */
const answerCalendar = (c: Context, text: string, name: string) =>
  c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  });

async function writeFeedOf(tx: Tx, publicUrl: string, id: string): Promise<string> {
  const calendar = await readCalendar(tx, publicUrl, id);
  return writeCouncilCalendar(calendar);
}
