-- migrate:up

-- Everything the application does runs as a login role that is a member of this group and owns
-- nothing. Row-level security is forced on every table that holds an organisation's data.
do $$ begin
  create role vocero_app nologin;
exception when duplicate_object then null; -- roles belong to the cluster, not to one database
end $$;

-- A transaction says whose data it works on by set_config('app.org', …, true). Without it: no rows.
create function app_org() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.org', true), '')::uuid $$;

-- A secret's hash, a public token, a slug or a user id that the caller already holds. It opens only
-- the row that carries it, and only for reading: this is how a request finds its organisation.
create function app_lookup() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.lookup', true), '') $$;

-- The relay moves ids from the outbox to the queue for all organisations; it reads nothing else.
create function app_is_relay() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.relay', true), '') = 'on' $$;

-- Time-ordered ids (RFC 9562 version 7): the server's own function where it has one (PostgreSQL 18).
do $$ begin
  if to_regprocedure('pg_catalog.uuidv7()') is not null then
    execute 'create function new_id() returns uuid language sql volatile parallel safe
             as ''select pg_catalog.uuidv7()''';
  else
    execute $f$
      create function new_id() returns uuid language sql volatile parallel safe as $body$
        select encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid()) placing substring(
              int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
      $body$ $f$;
  end if;
end $$;

-- Verbatim words, history and decisions are never rewritten.
create function refuse_change() returns trigger language plpgsql
  as $$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;

-- Users, sessions and passwords: better-auth's tables, under its own column names.
create schema auth;
grant usage on schema auth to vocero_app;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null constraint user_email_key unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz(3) not null,
  token text not null constraint session_token_key unique,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" (id) on delete cascade
);
create index session_user_idx on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz(3),
  "refreshTokenExpiresAt" timestamptz(3),
  scope text,
  password text,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);
create index account_user_idx on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz(3) not null,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);
create index verification_identifier_idx on auth.verification (identifier);

create table auth."rateLimit" (
  id text primary key,
  key text not null constraint rate_limit_key_key unique,
  count integer not null,
  "lastRequest" bigint not null
);

grant select, insert, update, delete on all tables in schema auth to vocero_app;

-- One row for the whole installation: who may claim it first.
create table installation (
  singleton boolean primary key default true constraint installation_only_one check (singleton),
  setup_token_hash text, -- null once the first administrator exists
  claimed_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
insert into installation default values;
grant select, update on installation to vocero_app;
