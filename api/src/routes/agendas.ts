import { listAgendaItems, writeAgendaItems } from '@vocero/sql/agenda-items';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { raiseSequence, type Council } from '@vocero/sql/councils';
import { notifyLive } from '@vocero/sql/live';
import { findMeeting, writeMeeting, type Meeting } from '@vocero/sql/meetings';
import type { z } from 'zod';
import { composeAgenda } from '../agenda.ts';
import { plain } from '../audit.ts';
import * as contract from '../contract/agendas.ts';
import { holdCouncil, readClocks, requireCouncil } from '../council-answer.ts';
import { isPlanned, showMeeting } from '../council-meetings.ts';
import type { App, Deps } from '../deps.ts';
import { openVersion, requireOpen, requirePlanned } from '../open-meeting.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { readCandidates } from '../read-agenda.ts';
import { serve } from '../serve.ts';

/** What a council will speak of, and when. */
export function agendaRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readAgenda, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) =>
      readAgenda(tx, await requireCouncil(tx, params.id), params.day),
    ),
  );

  serve(app, deps, contract.arrangeAgenda, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const council = await holdCouncil(tx, params.id);
      await arrange(tx, council, { plannedOn: params.day, memberId, ...body });
      await audit(tx, {
        act: 'agenda_arranged',
        subject: { kind: 'council', id: council.id, label: council.name },
        after: { day: params.day, items: body.items.length },
      });
      await notifyLive(tx, orgId, 'councils');
      return readAgenda(tx, council, params.day);
    });
  });

  serve(app, deps, contract.changeMeeting, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const council = await holdCouncil(tx, params.id);
      const meeting = await openVersion(tx, council, params.day, body.version);
      requirePlanned(meeting);
      await writeMeeting(tx, { ...meeting, ...columnsOf(meeting, body) });
      await raiseSequence(tx, council.id);
      await audit(tx, {
        act: 'meeting_changed',
        subject: { kind: 'council', id: council.id, label: council.name },
        after: plain({ day: params.day, ...timesOf(body) }),
      });
      await notifyLive(tx, principal.orgId, 'councils');
      const { zone } = await readClocks(tx);
      const row = await findMeeting(tx, council.id, params.day);
      return showMeeting(council, zone, params.day, row);
    }),
  );
}

/** What is told of a change. The place may be the address of a video call, which is a secret. */
function timesOf({ moved, cancelled }: Change) {
  if (!moved) return { cancelled };
  const { day, starts, minutes } = moved;
  return { cancelled, movedTo: day, starts, minutes };
}

/** @throws Problem 404 where no meeting is planned for that day. */
async function readAgenda(tx: Tx, council: Council, plannedOn: string) {
  const row = await findMeeting(tx, council.id, plannedOn);
  if (!isPlanned(council, plannedOn, row)) throw notFound();
  const { zone } = await readClocks(tx);
  const candidates = await readCandidates(tx, council, { plannedOn, zone });
  const stored = row ? await listAgendaItems(tx, row.id) : [];
  return {
    meeting: showMeeting(council, zone, plannedOn, row),
    ...composeAgenda(candidates, stored),
  };
}

interface Arranging {
  plannedOn: string;
  memberId: string;
  version: number;
  items: z.output<typeof contract.arrangeAgenda.body & object>['items'];
}

/** Who put a theme on is remembered where it is not due by itself. */
async function arrange(tx: Tx, council: Council, asked: Arranging): Promise<void> {
  const meeting = await openVersion(tx, council, asked.plannedOn, asked.version);
  requireOpen(meeting);
  const { zone } = await readClocks(tx);
  const candidates = await readCandidates(tx, council, { plannedOn: asked.plannedOn, zone });
  const known = new Map(candidates.map(({ theme, reasons }) => [theme.id, reasons]));
  const stored = await listAgendaItems(tx, meeting.id);
  const adders = new Map(stored.map(({ themeId, addedBy }) => [themeId, addedBy?.id ?? null]));
  const items = asked.items.map(({ themeId, state }) => {
    const reasons = known.get(themeId);
    if (!reasons) throw new Problem(422, 'unknown_reference');
    const adder = reasons.length > 0 ? null : asked.memberId;
    return { themeId, state, addedBy: adders.has(themeId) ? adders.get(themeId)! : adder };
  });
  await writeAgendaItems(tx, meeting.id, items);
}

type Change = z.output<typeof contract.changeMeeting.body & object>;

function columnsOf(meeting: Meeting, { moved, cancelled }: Change): Partial<Meeting> {
  return {
    ...(moved === undefined ? {} : { ...moved, isMoved: moved !== null }),
    ...(cancelled === undefined
      ? {}
      : { cancelledAt: cancelled ? (meeting.cancelledAt ?? new Date()) : null }),
  };
}
