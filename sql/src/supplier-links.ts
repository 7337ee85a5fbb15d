import type { Tx } from './connect.ts';

/** A link under which a supplier sees the themes that it causes, without an account. */
export interface SupplierLink {
  id: string;
  departmentId: string;
  name: string;
  email: string | null;
  showsQuotes: boolean;
  createdAt: Date;
  /** Null: whoever made it is gone. */
  createdBy: string | null;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

const columns = (tx: Tx) => tx`
  l.id, l.department_id, l.name, l.email, l.shows_quotes, l.created_at, member.name as created_by,
  l.expires_at, l.last_used_at`;

/** Newest first: those of a supplier that still open something. */
export function listSupplierLinks(tx: Tx, departmentId: string) {
  return tx<SupplierLink[]>`
    select ${columns(tx)}
    from supplier_link l
      left join member on member.org_id = l.org_id and member.id = l.created_by
    where l.org_id = app_org() and l.department_id = ${departmentId}
      and l.revoked_at is null and l.expires_at > now()
    order by l.id desc limit 200`;
}

export interface NewSupplierLink {
  departmentId: string;
  name: string;
  email: string | null;
  showsQuotes: boolean;
  tokenHash: string;
  days: number;
  createdBy: string;
}

/** Undefined where that is no supplier of ours that is in use. */
export async function insertSupplierLink(tx: Tx, link: NewSupplierLink) {
  const [row] = await tx<SupplierLink[]>`
    with l as (
      insert into supplier_link (org_id, department_id, name, email, token_hash, shows_quotes,
        expires_at, created_by)
      select org_id, id, ${link.name}, ${link.email}, ${link.tokenHash}, ${link.showsQuotes},
        now() + ${link.days} * interval '1 day', ${link.createdBy}
      from department
      where org_id = app_org() and id = ${link.departmentId} and kind = 'supplier'
        and archived_at is null
      returning org_id, id, department_id, name, email, shows_quotes, created_at, created_by,
        expires_at, last_used_at)
    select ${columns(tx)}
    from l left join member on member.org_id = l.org_id and member.id = l.created_by`;
  return row;
}

/** One that is neither expired nor taken back, held until the transaction ends. */
export async function lockSupplierLink(tx: Tx, id: string) {
  const [row] = await tx<Pick<SupplierLink, 'id' | 'departmentId' | 'name' | 'showsQuotes'>[]>`
    select id, department_id, name, shows_quotes from supplier_link
    where org_id = app_org() and id = ${id} and revoked_at is null and expires_at > now()
    for update`;
  return row;
}

export async function changeShownQuotes(tx: Tx, id: string, showsQuotes: boolean): Promise<void> {
  await tx`
    update supplier_link set shows_quotes = ${showsQuotes}
    where org_id = app_org() and id = ${id}`;
}

export async function revokeSupplierLink(tx: Tx, id: string): Promise<void> {
  await tx`
    update supplier_link set revoked_at = now()
    where org_id = app_org() and id = ${id} and revoked_at is null`;
}

/** In which organisation a link opens something now. Needs the token's hash as lookup. */
export async function findSupplierLink(tx: Tx, tokenHash: string) {
  const [row] = await tx<{ orgId: string; id: string }[]>`
    select org_id, id from supplier_link
    where token_hash = ${tokenHash} and revoked_at is null and expires_at > now()`;
  return row;
}

/** Whom a link is for, and what it shows. */
export interface OpenedLink {
  id: string;
  name: string;
  showsQuotes: boolean;
  departmentId: string;
  supplier: string;
}

/** Notes that a link is used; undefined where its supplier is none any more, or was archived. */
export async function openSupplierLink(tx: Tx, id: string) {
  const [row] = await tx<OpenedLink[]>`
    update supplier_link l set last_used_at = now()
    from department d
    where l.org_id = app_org() and l.id = ${id} and l.revoked_at is null and l.expires_at > now()
      and d.org_id = l.org_id and d.id = l.department_id and d.kind = 'supplier'
      and d.archived_at is null
    returning l.id, l.name, l.shows_quotes, l.department_id, d.name as supplier`;
  return row;
}
