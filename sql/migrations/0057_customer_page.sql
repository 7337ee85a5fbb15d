-- migrate:up

-- A customer asked for a manager on their page; null again once somebody dealt with it.
alter table customer_case
  add column manager_wanted_at timestamptz(3),
  add column manager_wanted_note text
    constraint customer_case_manager_note_length check (length(manager_wanted_note) <= 1000);

-- What a customer sent from their page, by the name of the form: sent twice it counts once.
create table case_submission (
  org_id uuid not null,
  case_id uuid not null,
  submission text not null constraint case_submission_length check (length(submission) between 1 and 80),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, case_id, submission),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade
);

-- A photo that a customer added: decoded, made smaller and written anew, so that nothing of the file
-- that came is in it.
create table case_photo (
  org_id uuid not null,
  id uuid not null default new_id(),
  case_id uuid not null,
  entry_id uuid not null,
  jpeg bytea not null constraint case_photo_size check (length(jpeg) between 1 and 4000000),
  width smallint not null constraint case_photo_width_range check (width between 1 and 1600),
  height smallint not null constraint case_photo_height_range check (height between 1 and 1600),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade,
  foreign key (org_id, entry_id) references case_entry (org_id, id) on delete cascade
);
create index case_photo_case_idx on case_photo (org_id, case_id, id);
create index case_photo_entry_idx on case_photo (org_id, entry_id);
-- A JPEG gets no smaller.
alter table case_photo alter column jpeg set storage external;

create index customer_message_feedback_idx on customer_message (org_id, feedback_id)
  where feedback_id is not null;

-- What opens a customer's page beside its link: a case code together with an address that was left
-- with the comment. One value stands for both, so that a wrong code and a wrong address look alike.
create function case_key_of(code text, fact text) returns text
language sql immutable parallel safe as $$
  select encode(sha256(convert_to('case ' || code || ' ' || form, 'UTF8')), 'hex')
  from (
    select case
      when position('@' in fact) > 0 then lower(btrim(fact))
      -- With or without the country's number.
      when length(digits) >= 6 then right(digits, 8)
    end as form
    from (select regexp_replace(fact, '\D', '', 'g') as digits) as numeral
  ) as formed
$$;

create table case_key (
  org_id uuid not null,
  key_hash text not null,
  feedback_id uuid not null,
  primary key (org_id, key_hash),
  foreign key (org_id, feedback_id) references contact (org_id, feedback_id) on delete cascade
);
create index case_key_hash_idx on case_key (key_hash);
create index case_key_feedback_idx on case_key (org_id, feedback_id);

create function keep_case_keys() returns trigger language plpgsql as $$
begin
  delete from case_key where org_id = new.org_id and feedback_id = new.feedback_id;
  insert into case_key (org_id, key_hash, feedback_id)
  select new.org_id, case_key_of(f.case_code, fact), new.feedback_id
  from feedback f, unnest(array[new.email, new.phone]) as fact
  where f.org_id = new.org_id and f.id = new.feedback_id
    and case_key_of(f.case_code, fact) is not null
  on conflict do nothing;
  return null;
end $$;
create trigger contact_keeps_case_keys after insert or update of email, phone on contact
  for each row execute function keep_case_keys();

do $$
declare name text;
begin
  foreach name in array array['case_submission', 'case_photo', 'case_key'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create policy lookup on case_key for select using (key_hash = app_lookup());
grant select, insert, delete on case_submission, case_photo, case_key to vocero_app;

-- Those who left an address before.
do $$
declare its_org uuid;
begin
  for its_org in select distinct org_id from contact loop
    perform set_config('app.org', its_org::text, true);
    insert into case_key (org_id, key_hash, feedback_id)
    select f.org_id, case_key_of(f.case_code, fact), f.id
    from contact c join feedback f on f.org_id = c.org_id and f.id = c.feedback_id,
      unnest(array[c.email, c.phone]) as fact
    where c.org_id = its_org and case_key_of(f.case_code, fact) is not null
    on conflict do nothing;
  end loop;
  perform set_config('app.org', '', true);
end $$;
