-- migrate:up

-- Who said of what kind a contact is: a person (or the sender, which counts as much), or a rule.
alter table feedback
  add column kind_by text constraint feedback_kind_by_known check (kind_by in ('person', 'rule')),
  add column kind_rule_id uuid; -- rules are never removed, so this needs no reference that is looked up
update feedback set kind_by = 'person' where kind is not null;
alter table feedback
  add constraint feedback_kind_has_source check (kind is null or kind_by is not null),
  add constraint feedback_kind_by_rule check ((kind_rule_id is not null) = coalesce(kind_by = 'rule', false));
grant update (kind_by, kind_rule_id) on feedback to vocero_app;

-- A kind that comes with a comment is somebody's word, unless it is said to be a rule's.
create function kind_is_given() returns trigger language plpgsql as $$ begin
  new.kind_by := 'person';
  return new;
end $$;
create trigger feedback_kind_is_given before insert on feedback
  for each row when (new.kind is not null and new.kind_by is null) execute function kind_is_given();

-- What suggests a kind: the first rule in the list of which everything that it asks for is so.
create table kind_rule (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  kind text not null constraint kind_rule_kind_known
    check (kind in ('avoidable', 'repeat', 'simple', 'valued')),
  name text not null constraint kind_rule_name_length check (length(name) between 1 and 80),
  words text[] not null default '{}', -- any of these
  reason_ids uuid[] not null default '{}', -- any of these
  channels text[] not null default '{}', -- any of these
  scores jsonb not null default '[]' -- all of these: [{"score", "op", "value"}]
    constraint kind_rule_scores_list check (jsonb_typeof(scores) = 'array'),
  repeats boolean not null default false, -- the same customer and reason, shortly before
  enabled boolean not null default true,
  position integer not null,
  deleted_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint kind_rule_asks_something check (repeats or scores <> '[]'
    or cardinality(words) + cardinality(reason_ids) + cardinality(channels) > 0)
);

-- Each change of the rules has its own number: a comment is stored only by those that hold now.
alter table organization add column kind_version integer not null default 1;

-- How far a worker is in going over the comments by the rules of a version.
create table kind_run (
  org_id uuid not null references organization (id) on delete cascade,
  import_id uuid, -- null: all comments
  version integer not null,
  after_id uuid, -- the last comment that was looked at
  done integer not null default 0,
  changed integer not null default 0,
  total integer not null,
  constraint kind_run_one unique nulls not distinct (org_id, import_id)
);

-- Why somebody had to come again: one answer to one question about a repeat contact.
create table feedback_again (
  org_id uuid not null,
  feedback_id uuid not null,
  previous_id uuid, -- the contact before; null: it was erased
  cause text not null constraint feedback_again_cause_known check (cause in (
    'not_solved', 'promise_not_kept', 'unclear', 'told_to_call', 'other_matter', 'other')),
  text text constraint feedback_again_text_length check (length(text) between 1 and 500),
  member_id uuid,
  at timestamptz(3) not null default now(),
  primary key (org_id, feedback_id),
  constraint feedback_again_other_says check (cause <> 'other' or text is not null),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, previous_id) references feedback (org_id, id)
    on delete set null (previous_id),
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id)
);
create index feedback_again_previous_idx on feedback_again (org_id, previous_id);

-- A customer's contacts for the same reason stand one after another: repeat contacts are told in the
-- index alone, without sorting.
drop index feedback_customer_idx;
create index feedback_customer_idx on feedback (org_id, customer_ref, reason_id, occurred_at, id)
  where customer_ref is not null;

-- Few contacts say whether the answer was right the first time.
create index feedback_first_time_idx on feedback (org_id, occurred_at desc, id desc)
  where scores ->> 'firstTime' in ('yes', 'no');

do $$
declare name text;
begin
  foreach name in array array['kind_rule', 'kind_run', 'feedback_again'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
grant select, insert, update, delete on kind_rule, kind_run, feedback_again to vocero_app;
