import { inOrganization } from '@vocero/sql/connect';
import {
  findDepartment,
  insertDepartment,
  listDepartments,
  updateDepartment,
} from '@vocero/sql/departments';
import { differences } from '../audit.ts';
import * as contract from '../contract/organizations.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

export function departmentRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listDepartments, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, listDepartments),
  }));

  serve(app, deps, contract.createDepartment, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const department = await insertDepartment(tx, body);
      await audit(tx, { act: 'department_added', subject: subjectOf(department), after: body });
      return department;
    }),
  );

  serve(app, deps, contract.changeDepartment, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await findDepartment(tx, params.id);
      await updateDepartment(tx, params.id, body);
      const after = await findDepartment(tx, params.id);
      if (!before || !after) throw notFound();
      await audit(tx, {
        act: 'department_changed',
        subject: subjectOf(before),
        ...differences(before, after),
      });
      const { id, name, kind } = after;
      return { id, name, kind };
    }),
  );
}

const subjectOf = ({ id, name }: { id: string; name: string }) =>
  ({ kind: 'department', id, label: name }) as const;
