import type { Sql } from './connect.ts';

export interface AppRole {
  name: string;
  password: string;
}

/** The role and password written in a database address. */
export function roleOf(url: string): AppRole {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/**
 * Creates the role the application logs in as, or gives it this password. It owns nothing and has
 * its rights from the group vocero_app alone, so row-level security binds it everywhere.
 */
export async function ensureAppRole(owner: Sql, role: AppRole): Promise<void> {
  await owner.begin(async (tx) => {
    // A role statement takes no parameters: the values go in as settings and are quoted there.
    await tx`select set_config('vocero.role', ${role.name}, true),
                    set_config('vocero.password', ${role.password}, true)`;
    await tx`
      do $$
      declare
        login text := current_setting('vocero.role');
        secret text := current_setting('vocero.password');
      begin
        perform pg_advisory_xact_lock(hashtext('vocero.role'));
        if login = session_user then
          raise exception 'the application must not log in as the owner %', login;
        end if;
        if not exists (select from pg_roles where rolname = login) then
          execute format('create role %I', login);
        end if;
        execute format('alter role %I login password %L nocreatedb nocreaterole', login, secret);
        execute format('grant vocero_app to %I', login);
        execute format('grant connect on database %I to vocero_app', current_database());
        grant usage on schema public to vocero_app;
        grant select on public.schema_migrations to vocero_app;
      end $$`;
    const [row] = await tx<{ unbound: boolean }[]>`
      select rolsuper or rolbypassrls as unbound from pg_roles where rolname = ${role.name}`;
    if (row?.unbound) throw new Error(`${role.name} evades row-level security: use another role.`);
  });
}
