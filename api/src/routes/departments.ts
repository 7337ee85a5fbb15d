import { inOrganization } from '@vocero/sql/connect';
import { insertDepartment, listDepartments, updateDepartment } from '@vocero/sql/departments';
import * as contract from '../contract/organizations.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

export function departmentRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listDepartments, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, listDepartments),
  }));

  serve(app, deps, contract.createDepartment, ({ principal, body }) =>
    inOrganization(sql, principal.orgId, (tx) => insertDepartment(tx, body)),
  );

  serve(app, deps, contract.changeDepartment, async ({ principal, params, body }) => {
    const department = await inOrganization(sql, principal.orgId, (tx) =>
      updateDepartment(tx, params.id, body),
    );
    if (!department) throw notFound();
    return department;
  });
}
