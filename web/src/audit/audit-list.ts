import { listAudit, type AuditFilter, type AuditLine } from '@vocero/api/contract/audit';
import { call } from '../app/api.ts';
import { PagedList } from '../app/paged-list.svelte.ts';

/** The lines of the audit log on the screen, the newest first. */
export const auditList = () =>
  new PagedList<AuditFilter, AuditLine>({ items: [], nextCursor: null }, (filter, asked) =>
    call(listAudit, { query: { ...filter, ...asked } }),
  );
