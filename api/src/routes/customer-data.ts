import { readCasePhoto } from '@vocero/sql/case-photos';
import { requestErasure } from '@vocero/sql/erasures';
import type { Context } from 'hono';
import { showCaseCode } from '../case-code.ts';
import type { CustomerErrors } from '../contract/customer-page.ts';
import { Id } from '../contract/values.ts';
import { exportOwnData, readCustomerData } from '../customer-data.ts';
import { codeFrom } from '../customer-forms.ts';
import { readCustomerForm } from '../customer-sent.ts';
import {
  inVisit,
  openVisit,
  privately,
  visitLocale,
  withErasedNotice,
  type CustomerVisit,
} from '../customer-visit.ts';
import type { App, Deps, Env } from '../deps.ts';
import { notFound } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import type { RawRoute } from '../raw-route.ts';
import { withNotice } from './public-surveys.ts';

/** What somebody gave with a comment and its case: to see, to take along, to have erased. */
export function customerDataRoutes(app: App, deps: Deps) {
  const mount = (route: RawRoute, handle: (c: Context<Env>) => Promise<Response>) =>
    serveRaw(app, deps, route, withNotice(deps, withErasedNotice(deps, handle)));

  mount(rawRoutes.customerData, async (c) => {
    await limitRate(c, deps, 'publicPage');
    return show(c, deps, await openVisit(c, deps), {});
  });
  mount(rawRoutes.customerExport, async (c) => {
    await limitRate(c, deps, 'publicPage');
    const visit = await openVisit(c, deps);
    const { caseCode, ...all } = await inVisit(deps, visit, (tx) => exportOwnData(tx, visit));
    return c.body(JSON.stringify({ caseCode, ...all }, null, 2), 200, {
      ...privately,
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${caseCode}.json"`,
    });
  });
  mount(rawRoutes.customerPhoto, async (c) => {
    await limitRate(c, deps, 'publicPage');
    const { caseId, ...visit } = await openVisit(c, deps);
    const photoId = Id.safeParse(c.req.param('photo'));
    if (caseId === null || !photoId.success) throw notFound();
    const jpeg = await inVisit(deps, { ...visit, caseId }, (tx) =>
      readCasePhoto(tx, { caseId, photoId: photoId.data }),
    );
    if (!jpeg) throw notFound();
    return c.body(new Uint8Array(jpeg), 200, { ...photoHeaders, ...privately });
  });
  mount(rawRoutes.customerErase, (c) => erase(c, deps));
}

/** A photo is shown as one and as nothing else. */
export const photoHeaders = {
  'content-type': 'image/jpeg',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline; filename="photo.jpg"',
};

/**
 * Promises that all is erased; from then on the page says so. Whoever happens upon an open page does
 * not know the case code of it, and who does means what they type.
 */
async function erase(c: Context<Env>, deps: Deps): Promise<Response> {
  await limitRate(c, deps, 'publicAnswer');
  const visit = await openVisit(c, deps);
  if (visit.isPreview) throw notFound();
  const { fields } = await readCustomerForm(c);
  const { caseCode } = await readVisit(deps, visit);
  const isSure = showCaseCode(codeFrom(fields.code)) === caseCode;
  if (!isSure) return show(c, deps, visit, { code: 'code_wrong' }, fields.lang);
  await inVisit(deps, visit, (tx) =>
    requestErasure(tx, { feedbackId: visit.feedbackId, by: 'customer' }),
  );
  const query = new URLSearchParams({ lang: visitLocale(c, fields.lang) });
  return c.redirect(`${visit.path}?${query.toString()}`, 303);
}

const readVisit = (deps: Deps, visit: CustomerVisit) =>
  inVisit(deps, visit, (tx) => readCustomerData(tx, visit));

async function show(
  c: Context<Env>,
  deps: Deps,
  visit: CustomerVisit,
  errors: CustomerErrors,
  lang = '',
): Promise<Response> {
  const { customerDataPage } = await publicPages(deps.settings);
  const html = customerDataPage({
    ...(await readVisit(deps, visit)),
    ...{ errors, path: visit.path, isPreview: visit.isPreview },
    locale: visitLocale(c, lang),
  });
  return c.html(html, Object.keys(errors).length > 0 ? 422 : 200, privately);
}
