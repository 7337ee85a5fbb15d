import { asRelay, withLookup, type Sql, type Tx } from './connect.ts';

export interface Organization {
  id: string;
  slug: string;
  name: string;
  locale: string;
  timeZone: string;
  sensitivity: 'broad' | 'medium' | 'fine';
  isDemo: boolean;
}

export interface NewOrganization {
  slug: string;
  name: string;
  locale: string;
  timeZone?: string;
  isDemo?: boolean;
}

/**
 * Makes an organisation and leaves the transaction working on it.
 * @throws PostgresError `organization_slug_key` when the slug is taken.
 */
export async function insertOrganization(tx: Tx, organization: NewOrganization): Promise<string> {
  const [made] = await tx<[{ id: string }]>`select new_id() as id`;
  await tx`select set_config('app.org', ${made.id}, true)`;
  await tx`
    insert into organization (id, slug, name, locale, time_zone, is_demo)
    values (app_org(), ${organization.slug}, ${organization.name}, ${organization.locale},
      ${organization.timeZone ?? 'UTC'}, ${organization.isDemo ?? false})`;
  return made.id;
}

export async function readOrganization(tx: Tx): Promise<Organization> {
  const [row] = await tx<[Organization]>`
    select id, slug, name, locale, time_zone, sensitivity, is_demo
    from organization where id = app_org()`;
  return row;
}

export function findOrganizationBySlug(sql: Sql, slug: string) {
  return withLookup(sql, slug, async (tx) => {
    const [row] = await tx<Organization[]>`
      select id, slug, name, locale, time_zone, sensitivity, is_demo
      from organization where slug = ${slug}`;
    return row;
  });
}

/** For what is done to each of them in turn. */
export async function listOrganizationIds(sql: Sql): Promise<string[]> {
  const rows = await asRelay(
    sql,
    (tx) => tx<{ id: string }[]>`select id from organization order by id`,
  );
  return rows.map((row) => row.id);
}

export async function updateOrganization(
  tx: Tx,
  change: {
    name?: string | undefined;
    locale?: string | undefined;
    timeZone?: string | undefined;
    sensitivity?: string | undefined;
  },
) {
  await tx`
    update organization set
      name = coalesce(${change.name ?? null}, name),
      locale = coalesce(${change.locale ?? null}, locale),
      time_zone = coalesce(${change.timeZone ?? null}, time_zone),
      sensitivity = coalesce(${change.sensitivity ?? null}, sensitivity)
    where id = app_org()`;
}
