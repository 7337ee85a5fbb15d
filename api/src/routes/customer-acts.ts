import {
  askForManager,
  countSubmissionsToday,
  forgetSubmission,
  takeSubmission,
} from '@vocero/sql/case-customers';
import { chooseOption } from '@vocero/sql/case-choices';
import type { Tx } from '@vocero/sql/connect';
import { findStandingPromise } from '@vocero/sql/customer-page';
import { sayOutcome } from '@vocero/sql/say-outcome';
import { answerPromise } from '@vocero/sql/promise-answers';
import { readToday } from '@vocero/sql/weeks';
import type { Context } from 'hono';
import type { CustomerAct, CustomerErrors } from '../contract/customer-page.ts';
import { Id } from '../contract/values.ts';
import {
  dateErrors,
  handledOf,
  managerErrors,
  noteErrors,
  outcomeErrors,
  outcomeOf,
  type CustomerFields,
} from '../customer-forms.ts';
import { addNote, readPhotos } from '../customer-notes.ts';
import { readCustomerForm } from '../customer-sent.ts';
import {
  blankForms,
  inVisit,
  openCaseVisit,
  visitLocale,
  withErasedNotice,
  type CaseVisit,
} from '../customer-visit.ts';
import type { App, Deps, Env } from '../deps.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import type { RawRoute } from '../raw-route.ts';
import { receiveToldOutcome } from '../receive-told-outcome.ts';
import { showTracking } from '../tracking-view.ts';
import { withNotice } from './public-surveys.ts';

interface Sent {
  visit: CaseVisit;
  fields: CustomerFields;
  photos: File[];
}

/** Takes in what was sent, in one transaction or more; says what keeps it from being taken. */
type Take = (deps: Deps, sent: Sent) => Promise<CustomerErrors>;

/** So many forms of one case in a day; beyond that nobody would read them. */
const mostADay = 40;

/** What a customer does on the page of their case: plain forms, each of which counts once. */
export function customerActRoutes(app: App, deps: Deps) {
  const mount = (route: RawRoute, act: CustomerAct, take: Take) =>
    serveRaw(
      app,
      deps,
      route,
      withNotice(
        deps,
        withErasedNotice(deps, (c) => receive(c, deps, { act, take })),
      ),
    );
  mount(rawRoutes.customerNote, 'note', takeNote);
  mount(rawRoutes.customerDate, 'date', takeDate);
  mount(rawRoutes.customerChoice, 'choice', takeChoice);
  mount(rawRoutes.customerManager, 'manager', takeManager);
  mount(rawRoutes.customerOutcome, 'outcome', takeOutcome);
}

async function receive(
  c: Context<Env>,
  deps: Deps,
  { act, take }: { act: CustomerAct; take: Take },
): Promise<Response> {
  await limitRate(c, deps, 'publicAnswer');
  const told = act === 'outcome' ? await receiveToldOutcome(c, deps) : null;
  if (told) return told;
  const visit = await openCaseVisit(c, deps);
  const { fields, photos } = await readCustomerForm(c);
  const errors = await take(deps, { visit, fields, photos });
  if (Object.keys(errors).length === 0) {
    const query = new URLSearchParams({ done: act, lang: visitLocale(c, fields.lang) });
    return c.redirect(`${visit.path}?${query.toString()}#done`, 303);
  }
  const { submission: fresh, ...blank } = blankForms();
  const submission = fields.submission || fresh;
  const forms = { ...blank, submission, draft: { act, fields }, errors };
  return showTracking(c, deps, { visit, forms, lang: fields.lang });
}

/** Does an act of a form that was not taken before; one that was is as good as done. */
const once = (
  deps: Deps,
  { visit, fields }: Sent,
  act: (tx: Tx) => Promise<CustomerErrors>,
): Promise<CustomerErrors> =>
  inVisit(deps, visit, async (tx) => {
    const { caseId } = visit;
    if ((await countSubmissionsToday(tx, caseId)) >= mostADay) return { form: 'too_many_notes' };
    const submission = fields.submission.slice(0, 80) || crypto.randomUUID();
    if (!(await takeSubmission(tx, { caseId, submission }))) return {};
    const errors = await act(tx);
    if (hasErrors(errors)) await forgetSubmission(tx, { caseId, submission });
    return errors;
  });

const hasErrors = (errors: CustomerErrors) => Object.keys(errors).length > 0;

const takeNote: Take = async (deps, sent) => {
  const { visit, fields, photos } = sent;
  const errors = noteErrors(fields, photos.length);
  if (hasErrors(errors)) return errors;
  const remade = await readPhotos(photos);
  if (typeof remade === 'string') return { photos: remade };
  return once(deps, sent, (tx) => addNote(tx, { caseId: visit.caseId, fields, photos: remade }));
};

const takeDate: Take = async (deps, sent) => {
  const { fields } = sent;
  const errors = dateErrors(fields, await inVisit(deps, sent.visit, readToday));
  if (hasErrors(errors)) return errors;
  return once(deps, sent, async (tx) => {
    const isRefused = fields.answer === 'refused';
    const id = await findStandingPromise(tx, sent.visit.caseId);
    // Somebody may have given another date since the page was opened: that one is answered anew.
    if (id === null || id !== fields.promise) return { form: 'date_gone' };
    await answerPromise(tx, {
      id,
      answer: isRefused ? 'refused' : 'accepted',
      wantedOn: (isRefused && fields.wantedOn.trim()) || null,
      note: (isRefused && fields.text) || null,
    });
    return {};
  });
};

/** A page that was opened earlier may send another choice: each counts, the last one stands. */
const takeChoice: Take = async (deps, { fields, ...sent }) => {
  if (fields.website !== '') return { form: 'trap' };
  const anew = { ...sent, fields: { ...fields, submission: '' } };
  return once(deps, anew, async (tx) => {
    const id = Id.safeParse(fields.choice);
    const { caseId } = sent.visit;
    const isTaken =
      id.success && (await chooseOption(tx, { caseId, choiceId: id.data, letter: fields.option }));
    return isTaken ? {} : { form: 'choice_gone' };
  });
};

const takeManager: Take = async (deps, sent) => {
  const errors = managerErrors(sent.fields);
  if (hasErrors(errors)) return errors;
  return once(deps, sent, async (tx) => {
    await askForManager(tx, { caseId: sent.visit.caseId, note: sent.fields.text || null });
    return {};
  });
};

const takeOutcome: Take = async (deps, sent) => {
  const { fields, visit } = sent;
  const outcome = outcomeOf(fields);
  const errors = outcomeErrors(fields);
  if (hasErrors(errors) || !outcome) return errors;
  return once(deps, sent, async (tx) => {
    const handled = handledOf(fields);
    const note = fields.text || null;
    const { caseId, feedbackId } = visit;
    await sayOutcome(tx, { feedbackId, caseId, outcome, handled, note });
    return {};
  });
};
