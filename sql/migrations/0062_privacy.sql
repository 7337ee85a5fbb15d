-- migrate:up

-- The register of what was erased: that it was, when, by whom and how much. It names nobody; what it
-- was about stands in it only until it is done.
create table erasure (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  -- Somebody with all that is kept of them, one comment with what belongs to it, or what is too old.
  scope text not null constraint erasure_scope_known
    check (scope in ('person', 'comment', 'retention')),
  by text not null constraint erasure_by_known
    check (by in ('member', 'customer', 'operator', 'system')),
  member_id uuid,
  person_id uuid, -- until it is done; no reference: it stays while the person goes
  feedback_id uuid,
  -- Somebody of whom there may be more than the comment: an administrator decides about the rest.
  rest_person_id uuid,
  subject_hash text, -- SHA-256 of the organisation's and the subject's id, hex
  counts jsonb not null default '{}', -- how many of what, such as {"comments": 3}
  requested_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id),
  foreign key (org_id, rest_person_id)
    references person (org_id, id) on delete set null (rest_person_id),
  constraint erasure_finished_forgets
    check (finished_at is null or (person_id is null and feedback_id is null)),
  constraint erasure_is_of_somebody check (finished_at is not null or scope = 'retention'
    or coalesce(person_id, feedback_id) is not null)
);
create index erasure_open_idx on erasure (org_id, id) where finished_at is null;
create index erasure_rest_idx on erasure (org_id, id desc) where rest_person_id is not null;
create index erasure_finished_idx on erasure (org_id, finished_at desc) where finished_at is not null;

-- Whether this transaction carries out an erasure that stands open in the register. Nothing else may
-- touch what people said or what was written down for good.
create function app_is_erasing() returns boolean language sql stable
  as $$ select exists (select from erasure where org_id = app_org() and finished_at is null
    and id = nullif(current_setting('app.erasure', true), '')::uuid) $$;

create or replace function refuse_change() returns trigger language plpgsql as $$ begin
  if app_is_erasing() then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- What somebody said becomes the mark of what is erased, and never anything else.
create function refuse_rewording() returns trigger language plpgsql as $$ begin
  if new.text is not distinct from old.text and new.answers is not distinct from old.answers
    then return new; end if;
  if app_is_erasing() and new.text in ('', '[erased]') then return new; end if;
  raise exception 'what people say is append-only' using errcode = 'restrict_violation';
end $$;
drop trigger feedback_text_immutable on feedback;
create trigger feedback_text_immutable before update of text, answers on feedback
  for each row execute function refuse_rewording();
grant update (text, answers, reason_other, external_id) on feedback to vocero_app;

-- The answers of a comment without what was written in them: of each, what was chosen stays.
create function without_words(org uuid, survey uuid, at_version integer, given jsonb)
  returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(each.key, case when exists (
      select from survey_version v
        cross join lateral jsonb_array_elements(v.doc -> 'questions') as question
      where v.org_id = org and v.survey_id = survey
        and (v.version = at_version or coalesce(at_version, 0) = 0)
        and question ->> 'kind' not in ('text', 'comment')
        and each.key in (question ->> 'id', (question ->> 'id') || 'Managed'))
    then each.value else '["[erased]"]'::jsonb end), '{}')
  from jsonb_each(given) as each $$;

-- An invitation stays in the counts when whom it asked is erased.
alter table survey_invitation drop constraint survey_invitation_one_reader;
alter table survey_invitation add constraint survey_invitation_one_reader
  check ((test_member_id is not null) = (source = 'test') and (person_id is null or source <> 'test'));

-- Tables that are only ever added to: what an erasure may do there is bound by their triggers.
grant delete on feedback_page, feedback_words to vocero_app;
grant update (before, after, note) on case_event to vocero_app;
grant update (text, external_id) on case_entry to vocero_app;
grant update (subject_label, before, after) on audit_event to vocero_app;
grant delete on audit_event to vocero_app;
grant update (before, after, note) on theme_event to vocero_app;
grant update (data) on digest to vocero_app;
grant update (label, decision, next_step) on topten_row to vocero_app;
grant update (text) on supplier_report, sponsor_ask to vocero_app;
grant update (detail) on message_delivery to vocero_app;
grant update (what, takes, costs, pros, cons) on case_option to vocero_app;
grant update (doc) on public_entry_version, solution_version to vocero_app;
create function refuse_rewriting() returns trigger language plpgsql as $$ begin
  if app_is_erasing() then return new; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger case_entry_text_stays before update of text, external_id on case_entry
  for each row execute function refuse_rewriting();
create trigger sponsor_ask_text_stays before update of text on sponsor_ask
  for each row execute function refuse_rewriting();
create trigger message_delivery_detail_stays before update of detail on message_delivery
  for each row execute function refuse_rewriting();
create trigger case_option_text_stays before update of what, takes, costs, pros, cons on case_option
  for each row execute function refuse_rewriting();

-- What was copied elsewhere of what somebody said, or of who they are, taken out of a text.
-- `patterns` are regular expressions, the longest first.
create function without_copies(said text, patterns text[]) returns text
  language plpgsql immutable parallel safe as $$
declare pattern text;
begin
  foreach pattern in array patterns loop
    said := regexp_replace(said, pattern, '[erased]', 'gi');
  end loop;
  return said;
end $$;

-- When the words of a case were taken away.
alter table customer_case add column erased_at timestamptz(3);

-- How long what is kept, by what it is; no line: for good.
create table retention_rule (
  org_id uuid not null references organization (id) on delete cascade,
  what text not null constraint retention_rule_what_known check (what in
    ('comments', 'contacts', 'cases', 'messages', 'drafts', 'photos', 'persons', 'audit')),
  channel text not null default '' -- of comments and contacts; '': of every other channel
    constraint retention_rule_channel_form check (channel ~ '^([a-z][a-z0-9_-]{0,39})?$'),
  months integer not null constraint retention_rule_months_range check (months between 1 and 240),
  primary key (org_id, what, channel),
  constraint retention_rule_channel_where check (channel = '' or what in ('comments', 'contacts'))
);

-- Until when time has run, as those see it who erase what is too old: it never jumps, so that a clock
-- that is wrong for a while takes nothing away.
create table retention_clock (
  org_id uuid not null primary key references organization (id) on delete cascade,
  seen_at timestamptz(3) not null
);

do $$
declare name text;
begin
  foreach name in array array['erasure', 'retention_rule', 'retention_clock'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
grant select, insert on erasure to vocero_app;
grant update (person_id, feedback_id, rest_person_id, subject_hash, counts, finished_at)
  on erasure to vocero_app;
grant select, insert, update, delete on retention_rule, retention_clock to vocero_app;
