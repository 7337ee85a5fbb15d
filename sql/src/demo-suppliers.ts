import type { Tx } from './connect.ts';
import type { SupplierState } from './supplier-reports.ts';

/** What a supplier said in the past, without a link of its own. */
export interface PastReport {
  id: string;
  departmentId: string;
  themeId: string;
  reportedBy: string;
  state: SupplierState;
  text: string;
  expectedOn: string | null;
  at: Date;
}

export async function insertPastReport(tx: Tx, report: PastReport): Promise<void> {
  await tx`
    insert into supplier_report (org_id, id, department_id, theme_id, reported_by, state, text,
      expected_on, once, reported_at)
    values (app_org(), ${report.id}, ${report.departmentId}, ${report.themeId},
      ${report.reportedBy}, ${report.state}, ${report.text}, ${report.expectedOn}, ${report.id},
      ${report.at})`;
}
