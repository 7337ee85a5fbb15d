-- migrate:up

-- The lower end of the Wilson 95 % interval of a share; 0 where fewer than five would say too much.
create function wilson_low(count integer, total integer) returns float8
  language sql immutable parallel safe as $$
  select case when total < 5 then 0 else greatest(0, (share + square / (2 * total)
      - sqrt(square) * sqrt(share * (1 - share) / total + square / (4 * total::float8 ^ 2)))
    / (1 + square / total)) end
  from (select count::float8 / nullif(total, 0) as share, 1.959964 ^ 2 as square) as z $$;

-- What helps: for whom, how, at what price. Its words are per language, in `solution_text`.
create table solution (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  is_unusual boolean not null default false, -- for what hardly ever happens
  author_id uuid,
  review_days integer not null default 180
    constraint solution_review_range check (review_days between 7 and 1095),
  reviewed_at timestamptz(3), -- that somebody said it is still right; null: nobody did yet
  reviewed_by uuid,
  review_due_on date not null,
  -- How often it was used, and what those said of it who did: of those below, counted when one changes.
  uses integer not null default 0,
  worked integer not null default 0,
  failed integer not null default 0,
  version integer not null default 1,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, author_id) references member (org_id, id) on delete set null (author_id),
  foreign key (org_id, reviewed_by) references member (org_id, id) on delete set null (reviewed_by)
);
create index solution_due_idx on solution (org_id, review_due_on) where archived_at is null;

create table solution_text (
  org_id uuid not null,
  solution_id uuid not null,
  locale text not null,
  title text not null constraint solution_text_title_length check (length(title) between 1 and 160),
  fits text not null constraint solution_text_fits_length check (length(fits) <= 1000),
  steps text not null constraint solution_text_steps_length check (length(steps) between 1 and 8000),
  tell text not null constraint solution_text_tell_length check (length(tell) <= 2000),
  takes text not null constraint solution_text_takes_length check (length(takes) <= 200),
  customer_cost text not null
    constraint solution_text_customer_cost_length check (length(customer_cost) <= 200),
  our_cost text not null constraint solution_text_our_cost_length check (length(our_cost) <= 200),
  pros text not null constraint solution_text_pros_length check (length(pros) <= 1000),
  cons text not null constraint solution_text_cons_length check (length(cons) <= 1000),
  words tsvector not null, -- folded, as the engine writes them
  primary key (org_id, solution_id, locale),
  foreign key (org_id, solution_id) references solution (org_id, id) on delete cascade
);

create table solution_reason (
  org_id uuid not null,
  solution_id uuid not null,
  reason_id uuid not null,
  primary key (org_id, solution_id, reason_id),
  foreign key (org_id, solution_id) references solution (org_id, id) on delete cascade,
  foreign key (org_id, reason_id) references contact_reason (org_id, id) on delete cascade
);
create index solution_reason_idx on solution_reason (org_id, reason_id);

create table solution_theme (
  org_id uuid not null,
  solution_id uuid not null,
  theme_id uuid not null,
  primary key (org_id, solution_id, theme_id),
  foreign key (org_id, solution_id) references solution (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade
);
create index solution_theme_idx on solution_theme (org_id, theme_id);

-- What an article said at each time. Nothing in it changes.
create table solution_version (
  org_id uuid not null,
  solution_id uuid not null,
  version integer not null,
  doc jsonb not null,
  made_by uuid,
  made_at timestamptz(3) not null default now(),
  primary key (org_id, solution_id, version),
  foreign key (org_id, solution_id) references solution (org_id, id) on delete cascade,
  foreign key (org_id, made_by) references member (org_id, id) on delete set null (made_by)
);

-- That a member used it for a comment or a case, and whether it worked: one for each.
create table solution_use (
  org_id uuid not null,
  id uuid not null default new_id(),
  solution_id uuid not null,
  member_id uuid,
  feedback_id uuid,
  case_id uuid,
  used_at timestamptz(3) not null default now(),
  worked boolean, -- null: not said yet
  voted_at timestamptz(3),
  primary key (org_id, id),
  constraint solution_use_once_feedback unique (org_id, solution_id, member_id, feedback_id),
  constraint solution_use_once_case unique (org_id, solution_id, member_id, case_id),
  constraint solution_use_one_subject check (num_nonnulls(feedback_id, case_id) <= 1),
  constraint solution_use_voted_whole check ((worked is null) = (voted_at is null)),
  foreign key (org_id, solution_id) references solution (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id),
  -- What was erased takes the link along; that something helped stays.
  foreign key (org_id, feedback_id) references feedback (org_id, id)
    on delete set null (feedback_id),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete set null (case_id)
);
create index solution_use_open_idx on solution_use (org_id, member_id, id) where worked is null;
create index solution_use_feedback_idx on solution_use (org_id, feedback_id)
  where feedback_id is not null;
create index solution_use_case_idx on solution_use (org_id, case_id) where case_id is not null;

-- Ways to put a matter right, side by side, of which the customer picks one.
create table case_choice (
  org_id uuid not null,
  id uuid not null default new_id(),
  case_id uuid not null,
  intro text constraint case_choice_intro_length check (length(intro) between 1 and 1000),
  offered_by uuid,
  offered_at timestamptz(3) not null default now(),
  withdrawn_at timestamptz(3),
  chosen_at timestamptz(3),
  chosen text, -- the letter of the one
  begun_at timestamptz(3), -- from here on the customer changes their mind by talking to us
  primary key (org_id, id),
  constraint case_choice_chosen_whole check ((chosen is null) = (chosen_at is null)),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade,
  foreign key (org_id, offered_by) references member (org_id, id) on delete set null (offered_by)
);
create unique index case_choice_open_key on case_choice (org_id, case_id) where withdrawn_at is null;

create table case_option (
  org_id uuid not null,
  choice_id uuid not null,
  letter text not null constraint case_option_letter_form check (letter ~ '^[A-D]$'),
  solution_id uuid, -- where it comes from
  what text not null constraint case_option_what_length check (length(what) between 1 and 300),
  takes text not null constraint case_option_takes_length check (length(takes) <= 200),
  costs text not null constraint case_option_costs_length check (length(costs) <= 200),
  pros text not null constraint case_option_pros_length check (length(pros) <= 1000),
  cons text not null constraint case_option_cons_length check (length(cons) <= 1000),
  days integer constraint case_option_days_range check (days between 1 and 365), -- working days
  is_recommended boolean not null default false,
  primary key (org_id, choice_id, letter),
  foreign key (org_id, choice_id) references case_choice (org_id, id) on delete cascade,
  foreign key (org_id, solution_id) references solution (org_id, id)
    on delete set null (solution_id)
);

-- The way a kind of matter goes. Its steps are kept by version: a case goes on as it began.
create table case_type (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  names jsonb not null, -- {"en": …, "es": …}: at least one language
  is_default boolean not null default false, -- what a new case is unless somebody says otherwise
  version integer not null default 1,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id)
);
create unique index case_type_default_key on case_type (org_id)
  where is_default and archived_at is null;

create table case_type_step (
  org_id uuid not null,
  case_type_id uuid not null,
  version integer not null,
  key uuid not null, -- the same step in every version
  position integer not null,
  name text not null constraint case_type_step_name_length check (length(name) between 1 and 300),
  customer jsonb not null default '{}', -- what the customer is told of it, by language
  role text constraint case_type_step_role_known
    check (role in ('agent', 'owner', 'council', 'chair', 'admin')),
  department_id uuid,
  target_hours integer -- hours that the clock of cases runs
    constraint case_type_step_target_range check (target_hours between 1 and 1000),
  state text, -- where a case stands at it
  is_required boolean not null default true,
  primary key (org_id, case_type_id, version, key),
  foreign key (org_id, case_type_id) references case_type (org_id, id) on delete cascade,
  foreign key (org_id, department_id) references department (org_id, id)
    on delete set null (department_id)
);

alter table customer_case
  add column case_type_id uuid,
  add column case_type_version integer,
  add constraint customer_case_type_there foreign key (org_id, case_type_id)
    references case_type (org_id, id),
  add constraint customer_case_type_whole
    check ((case_type_id is null) = (case_type_version is null));
create index customer_case_type_idx on customer_case (org_id, case_type_id, id desc)
  where case_type_id is not null;

-- A case is of the usual kind from its first moment on, in the version of that moment.
create function give_case_type() returns trigger language plpgsql as $$
begin
  if new.case_type_id is null then
    select id, version into new.case_type_id, new.case_type_version from case_type
      where org_id = new.org_id and is_default and archived_at is null;
  end if;
  return new;
end $$;
create trigger customer_case_has_type before insert on customer_case
  for each row execute function give_case_type();

-- What was done in a case, or passed over and why.
create table case_step (
  org_id uuid not null,
  case_id uuid not null,
  key uuid not null,
  state text not null constraint case_step_state_known check (state in ('done', 'skipped')),
  why text constraint case_step_why_length check (length(why) between 1 and 500),
  by uuid,
  at timestamptz(3) not null default now(),
  primary key (org_id, case_id, key),
  constraint case_step_skipped_for_reason check ((state = 'skipped') = (why is not null)),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade,
  foreign key (org_id, by) references member (org_id, id) on delete set null (by)
);

do $$
declare name text;
begin
  foreach name in array array['solution', 'solution_text', 'solution_reason', 'solution_theme',
    'solution_version', 'solution_use', 'case_choice', 'case_option', 'case_type',
    'case_type_step', 'case_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create trigger solution_version_append_only before update on solution_version
  for each row when (old.made_by is not distinct from new.made_by or new.made_by is not null)
  execute function refuse_change();
grant select, insert, update, delete on solution, solution_text, solution_reason, solution_theme,
  solution_use, case_choice, case_type, case_step to vocero_app;
grant select, insert on solution_version, case_option, case_type_step to vocero_app;
