import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readColumns } from '@vocero/sql/import-refusals';
import { findImport, hasCases, listImports, undoImport, type Import } from '@vocero/sql/imports';
import { removeEmptyThemes } from '@vocero/sql/learning';
import { notifyLive } from '@vocero/sql/live';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import { inOwnTransaction } from '@vocero/sql/own-connection';
import { takeTurn } from '@vocero/sql/take-turn';
import { actorOf, auditFor } from '../audit.ts';
import * as contract from '../contract/imports.ts';
import type { App, Deps } from '../deps.ts';
import { checkImport } from '../import/check.ts';
import { ImportFailure } from '../import/failure.ts';
import { previewImport } from '../import/preview.ts';
import { writeRefusals } from '../import/refusals.ts';
import { beginImport, runImport } from '../import/run.ts';
import { detectStored, uploadImport } from '../import/upload.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';
import { streamTexts } from '../stream-of.ts';

/** Files of comments: uploaded, looked at, imported in the background, undone. */
export function importRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listImports, async ({ principal }) => ({
    items: (await inOrganization(sql, principal.orgId, listImports)).map(shown),
  }));

  serve(app, deps, contract.readImport, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => existing(tx, params.id)),
  );

  serve(app, deps, contract.previewImport, async ({ principal, params, body }) => {
    await waiting(deps, principal.orgId, params.id);
    const { orgId } = principal;
    return inWords(() =>
      body ? previewImport(sql, orgId, params.id, body) : detectStored(sql, orgId, params.id),
    );
  });

  serve(app, deps, contract.checkImport, async ({ principal, params, body }) => {
    await waiting(deps, principal.orgId, params.id);
    return inWords(() => checkImport(deps, principal.orgId, params.id, body));
  });

  serve(app, deps, contract.startImport, async ({ principal, params, body, audit }) => {
    const { orgId } = principal;
    await waiting(deps, orgId, params.id);
    const run = await beginImport(deps, { orgId, importId: params.id, mapping: body }, audit);
    if (!run) throw new Problem(409, 'import_state');
    void runImport(deps, run).catch((error: unknown) =>
      deps.log.error({ err: error, importId: params.id }, 'an import could not be run'),
    );
    return inOrganization(sql, orgId, (tx) => existing(tx, params.id));
  });

  serve(app, deps, contract.undoImport, async ({ principal, params, audit }) => {
    const { orgId } = principal;
    await inOrganization(sql, orgId, (tx) => existing(tx, params.id));
    const own = { name: 'vocero undo', orgId };
    const undone = await inOwnTransaction(settings.databaseUrl, own, async ({ tx }) => {
      await takeTurn(tx);
      if (await hasCases(tx, params.id)) throw new Problem(409, 'import_has_cases');
      if (!(await undoImport(tx, params.id))) throw new Problem(409, 'import_state');
      await removeEmptyThemes(tx);
      await appendOutboxAnew(tx, 'themes.learn', orgId);
      for (const kind of ['imports', 'feedback', 'themes'] as const)
        await notifyLive(tx, orgId, kind);
      const undone = await existing(tx, params.id);
      const subject = { kind: 'import', id: params.id, label: undone.fileName } as const;
      await audit(tx, { act: 'import_undone', subject, before: { accepted: undone.accepted } });
      return undone;
    });
    wakeRelay(sql);
    return undone;
  });

  serveRaw(app, deps, rawRoutes.uploadImport, async (c, principal) => {
    const { orgId, memberId } = memberOnly(principal);
    const body = c.req.raw.body ?? new Blob([]).stream();
    const upload = { orgId, createdBy: memberId, fileName: c.req.query('fileName') ?? '', body };
    const uploaded = await inWords(() => uploadImport(sql, upload));
    if (settings.checkAnswers) contract.UploadedImport.parse(uploaded);
    return c.json(uploaded, 201);
  });

  serveRaw(app, deps, rawRoutes.refusedRows, async (c, principal) => {
    const { orgId } = principal;
    const importId = contract.readImport.params!.safeParse(c.req.param()).data?.id;
    const columns =
      importId && (await inOrganization(sql, orgId, (tx) => readColumns(tx, importId)));
    if (!importId || !columns) throw notFound();
    await inOrganization(sql, orgId, (tx) =>
      auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'refused', label: 'refused.csv' },
        after: { import: importId },
      }),
    );
    const lines = writeRefusals(sql, { orgId, importId, columns, locale: c.get('locale') });
    return c.body(streamTexts(lines), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="refused.csv"',
      'cache-control': 'no-store',
    });
  });
}

async function existing(tx: Tx, id: string) {
  const found = await findImport(tx, id);
  if (!found) throw notFound();
  return shown(found);
}

const shown = (row: Import) => ({ ...row, error: row.error as contract.ImportError | null });

/** Its file is stored and nothing of it is imported. */
async function waiting({ sql }: Deps, orgId: string, id: string): Promise<void> {
  const { state } = await inOrganization(sql, orgId, (tx) => existing(tx, id));
  if (state !== 'uploaded' && state !== 'failed') throw new Problem(409, 'import_state');
}

/** What is wrong with a file, for the person who sent it. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    const line = error.line === null ? {} : { line: error.line };
    throw new Problem(422, `import.${error.code}`, { line: 0, ...line }, line);
  }
}
