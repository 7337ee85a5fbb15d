import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { wakeRelay } from '@vocero/sql/outbox';
import {
  findOfTheme,
  listHelpers,
  listOpen,
  listSent,
  lockRecognition,
  lockStanding,
  sendThanks,
  setRecognitionState,
} from '@vocero/sql/recognitions';
import { themeExists } from '@vocero/sql/themes';
import type { AuditEntry } from '../audit.ts';
import * as contract from '../contract/recognitions.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { recognitionAnswer } from '../recognition-answer.ts';
import { serve } from '../serve.ts';

/** Open ones that are told at once; each verified fall makes one. */
const MOST_OPEN = 100;

/** Thanks to those who acted before contacts fell. */
export function recognitionRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listRecognitions, ({ principal, query: { cursor, limit } }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const rows = await listSent(tx, cursor ? decodeCursor(cursor) : null, limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const nextCursor = last?.sentAt ? encodeCursor({ at: last.sentAt, id: last.id }) : null;
      return { items: rows.slice(0, limit).map(recognitionAnswer), nextCursor };
    }),
  );

  serve(app, deps, contract.listOpenRecognitions, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: (await listOpen(tx, MOST_OPEN)).map(recognitionAnswer),
    })),
  );

  serve(app, deps, contract.readThemeRecognition, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await themeExists(tx, params.id))) throw notFound();
      const found = await findOfTheme(tx, params.id);
      const recognition = found ? recognitionAnswer(found) : null;
      return { recognition, helpers: found ? await listHelpers(tx, params.id) : [] };
    }),
  );

  serve(app, deps, contract.sendRecognition, async ({ principal, params, body, audit }) => {
    const { orgId, memberId, name } = memberOnly(principal);
    const sent = await inOrganization(sql, orgId, async (tx) => {
      const before = await lockStanding(tx, params.id);
      if (!before) throw notFound();
      if (before.state === 'sent') throw new Problem(409, 'recognition_sent');
      await sendThanks(tx, before, { ...body, by: { id: memberId, name } });
      const after = await lock(tx, params.id);
      const people = after.people.map((person) => person.name);
      await audit(tx, { act: 'recognition_sent', subject: subjectOf(after), after: { people } });
      await notifyLive(tx, orgId, 'themes');
      return recognitionAnswer(after);
    });
    wakeRelay(sql);
    return sent;
  });

  serve(app, deps, contract.changeRecognition, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await lock(tx, params.id);
      if ((before.state === 'sent') !== (body.state === 'taken_back')) {
        throw new Problem(409, before.state === 'sent' ? 'recognition_sent' : 'recognition_unsent');
      }
      await setRecognitionState(tx, params.id, body.state);
      await audit(tx, { act: acts[body.state], subject: subjectOf(before) });
      await notifyLive(tx, principal.orgId, 'themes');
      return recognitionAnswer(await lock(tx, params.id));
    }),
  );
}

const acts = {
  open: 'recognition_reopened',
  dismissed: 'recognition_dismissed',
  taken_back: 'recognition_taken_back',
} as const;

const subjectOf = ({
  id,
  themeLabel,
}: {
  id: string;
  themeLabel: string;
}): AuditEntry['subject'] => ({
  kind: 'recognition',
  id,
  label: themeLabel,
});

async function lock(tx: Tx, id: string) {
  const found = await lockRecognition(tx, id);
  if (!found) throw notFound();
  return found;
}
