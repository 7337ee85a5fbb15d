import { sayOutcome } from '@vocero/sql/say-outcome';
import { isOutcomeWanted } from '@vocero/sql/told-outcomes';
import { wakeRelay } from '@vocero/sql/outbox';
import type { Context } from 'hono';
import { handledOf, outcomeErrors, outcomeOf } from './customer-forms.ts';
import { readCustomerForm } from './customer-sent.ts';
import { blankForms, inVisit, openVisit, visitLocale } from './customer-visit.ts';
import type { Deps, Env } from './deps.ts';
import { notFound } from './problem.ts';
import { showTracking } from './tracking-view.ts';

/**
 * Takes what somebody without a case says of a theme that they were told is fixed. Sent twice it
 * counts once: the second time nothing is asked any more.
 * @returns the answer; null where there is a case, which takes it in itself.
 */
export async function receiveToldOutcome(c: Context<Env>, deps: Deps): Promise<Response | null> {
  const visit = await openVisit(c, deps);
  if (visit.caseId !== null) return null;
  if (visit.isPreview) throw notFound();
  const { fields } = await readCustomerForm(c);
  const outcome = outcomeOf(fields);
  const errors = outcomeErrors(fields);
  if (Object.keys(errors).length > 0 || !outcome) {
    const forms = { ...blankForms(), draft: { act: 'outcome' as const, fields }, errors };
    return showTracking(c, deps, { visit, forms, lang: fields.lang });
  }
  await inVisit(deps, visit, async (tx) => {
    const { feedbackId } = visit;
    if (!(await isOutcomeWanted(tx, feedbackId))) return;
    const note = fields.text || null;
    await sayOutcome(tx, { feedbackId, caseId: null, outcome, handled: handledOf(fields), note });
  });
  wakeRelay(deps.sql);
  const query = new URLSearchParams({ done: 'outcome', lang: visitLocale(c, fields.lang) });
  return c.redirect(`${visit.path}?${query.toString()}#done`, 303);
}
