import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findReasonId } from '@vocero/sql/contact-reasons';
import {
  countContacts,
  findPrevious,
  findRepeated,
  listEarlierContacts,
  type EarlierContact,
} from '@vocero/sql/earlier-contacts';
import { findCaseCode } from '@vocero/sql/feedback';
import { deleteAgain, findAgain, writeAgain } from '@vocero/sql/feedback-again';
import { notifyLive } from '@vocero/sql/live';
import { readMeasures } from '@vocero/sql/measures';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/repeats.ts';
import type { App, Deps } from '../deps.ts';
import { customerRef } from '../prepare-feedback.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { redact } from '../redact.ts';
import { readRepeatReport } from '../repeat-report.ts';
import { serve } from '../serve.ts';

/** Contacts of a customer that are shown while a note is written. */
const LAST = 3;

/** Repeat contacts: seen while a note is written, asked about once, and counted. */
export function repeatRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.lookUpCustomer, ({ principal, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { repeatDays } = await readMeasures(tx);
      const ref = customerRef(body.customer, principal.orgId, settings.secret);
      if (ref === null) return { count: 0, items: [], repeats: null, repeatDays };
      const reasonId = body.reason && (await findReasonId(tx, body.reason.toLowerCase()));
      const key = reasonId && { customerRef: ref, reasonId, repeatDays };
      return {
        count: await countContacts(tx, ref),
        items: (await listEarlierContacts(tx, ref, LAST)).map(shown),
        repeats: shownOrNull(key ? await findRepeated(tx, key) : undefined),
        repeatDays,
      };
    }),
  );

  serve(app, deps, contract.readAgain, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readAgain(tx, params.id)),
  );

  serve(app, deps, contract.answerAgain, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { previous } = await readAgain(tx, params.id);
      if (!previous) throw new Problem(409, 'not_a_repeat');
      const text = body.text && redact(body.text).text;
      const { memberId } = memberOnly(principal);
      const { cause } = body;
      await writeAgain(tx, {
        feedbackId: params.id,
        previousId: previous.id,
        cause,
        text,
        memberId,
      });
      await audit(tx, {
        act: 'again_answered',
        subject: await subjectOf(tx, params.id),
        after: { cause },
      });
      await notifyLive(tx, principal.orgId, 'feedback');
      return readAgain(tx, params.id);
    }),
  );

  serve(app, deps, contract.forgetAgain, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if ((await findCaseCode(tx, params.id)) === undefined) throw notFound();
      await deleteAgain(tx, params.id);
      await audit(tx, { act: 'again_removed', subject: await subjectOf(tx, params.id) });
      await notifyLive(tx, principal.orgId, 'feedback');
      return undefined;
    }),
  );

  serve(app, deps, contract.readRepeats, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, (tx) => readRepeatReport(tx, query.weeks)),
  );
}

async function subjectOf(tx: Tx, id: string) {
  const code = await findCaseCode(tx, id);
  return { kind: 'feedback', id, label: code === undefined ? null : showCaseCode(code) } as const;
}

async function readAgain(tx: Tx, id: string) {
  if ((await findCaseCode(tx, id)) === undefined) throw notFound();
  const { repeatDays } = await readMeasures(tx);
  const previous = shownOrNull(await findPrevious(tx, id, repeatDays));
  return { previous, repeatDays, answer: (await findAgain(tx, id)) ?? null };
}

const shown = (contact: EarlierContact) => ({
  ...contact,
  caseCode: showCaseCode(contact.caseCode),
});

const shownOrNull = (contact: EarlierContact | undefined) => (contact ? shown(contact) : null);
