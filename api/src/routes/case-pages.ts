import { readCaseFacts } from '@vocero/sql/case-facts';
import { listCasePhotos, readCasePhoto } from '@vocero/sql/case-photos';
import { readCustomerNotes } from '@vocero/sql/case-customers';
import { inOrganization } from '@vocero/sql/connect';
import { keepTrackingLink } from '@vocero/sql/tracking-links';
import * as contract from '../contract/case-pages.ts';
import { Id } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { makePreviewToken } from '../preview-token.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';
import { trackingHash, trackingUrl } from '../tracking.ts';
import { photoHeaders } from './customer-data.ts';

/** A customer's page and what they added there, for staff. */
export function casePageRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.readCasePageLink, async ({ params: { id }, principal: { orgId } }) => {
    const feedbackId = await inOrganization(sql, orgId, async (tx) => {
      const facts = await readCaseFacts(tx, id);
      if (!facts) throw notFound();
      // A comment that came with an import has no link yet; it is the same one each time.
      const hash = trackingHash(settings.secret, facts.feedbackId);
      await keepTrackingLink(tx, { feedbackId: facts.feedbackId, hash });
      return facts.feedbackId;
    });
    const preview = makePreviewToken(settings.secret, { orgId, feedbackId }, new Date());
    return {
      url: trackingUrl(settings, feedbackId),
      previewUrl: `${settings.publicUrl}/t/${preview}`,
    };
  });

  serve(app, deps, contract.readCustomerAdded, ({ params: { id }, principal: { orgId } }) =>
    inOrganization(sql, orgId, async (tx) => {
      const facts = await readCaseFacts(tx, id);
      if (!facts) throw notFound();
      const notes = await readCustomerNotes(tx, id);
      const { managerWantedAt: at, outcome: said, outcomeAt, handled } = facts;
      return {
        photos: await listCasePhotos(tx, id),
        managerWanted: at && { at, note: notes.manager },
        outcome: said && outcomeAt && { said, handled, note: notes.outcome, at: outcomeAt },
      };
    }),
  );

  serveRaw(app, deps, rawRoutes.casePhoto, async (c, { orgId }) => {
    const [caseId, photoId] = [c.req.param('id'), c.req.param('photo')].map((id) =>
      Id.safeParse(id),
    );
    if (!caseId?.success || !photoId?.success) throw notFound();
    const jpeg = await inOrganization(sql, orgId, (tx) =>
      readCasePhoto(tx, { caseId: caseId.data, photoId: photoId.data }),
    );
    if (!jpeg) throw notFound();
    return c.body(new Uint8Array(jpeg), 200, { ...photoHeaders, 'cache-control': 'no-store' });
  });
}
