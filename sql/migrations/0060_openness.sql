-- migrate:up

-- Which public pages of an organisation can be read by everybody.
create table public_page (
  org_id uuid not null references organization (id) on delete cascade,
  page text not null constraint public_page_known
    check (page in ('said', 'times', 'promises', 'how', 'ideas')),
  -- The form that the page of ideas leads to; none: nobody is asked to write there.
  form_id uuid,
  published_at timestamptz(3),
  published_by uuid,
  primary key (org_id, page),
  constraint public_page_form_of_ideas check (form_id is null or page = 'ideas'),
  foreign key (org_id, form_id) references survey (org_id, id) on delete set null (form_id),
  foreign key (org_id, published_by) references member (org_id, id) on delete set null (published_by)
);

-- One thing that is said on a public page, as it stands in the office. What is published is a version.
create table public_entry (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  page text not null constraint public_entry_page_known
    check (page in ('said', 'promises', 'how', 'ideas')),
  topic text not null constraint public_entry_topic_form check (topic ~ '^[a-z]+$'),
  words jsonb not null -- {locale: {"title", "text", "why"}}
    constraint public_entry_words_record check (jsonb_typeof(words) = 'object'),
  told_on date,
  days smallint constraint public_entry_days_range check (days between 1 and 60),
  url text constraint public_entry_url_form check (url ~ '^https://' and length(url) <= 500),
  theme_id uuid,
  feedback_id uuid, -- the comment that an idea began with
  shows_effect boolean not null default false,
  repeats_comment boolean not null default false, -- says what a customer wrote, word for word
  position integer not null default 0,
  state text not null default 'draft' constraint public_entry_state_known
    check (state in ('draft', 'review', 'published', 'declined')),
  declined_for text
    constraint public_entry_declined_length check (length(declined_for) between 1 and 1000),
  version integer not null default 1,
  published_version integer, -- the version that everybody reads; null: none
  first_published_at timestamptz(3),
  written_by uuid,
  written_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint public_entry_feedback_key unique (org_id, feedback_id),
  constraint public_entry_declined_whole check ((state = 'declined') = (declined_for is not null)),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete set null (theme_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete set null (feedback_id),
  foreign key (org_id, written_by) references member (org_id, id) on delete set null (written_by)
);
create index public_entry_page_idx on public_entry (org_id, page, position, id);
create index public_entry_theme_idx on public_entry (org_id, theme_id) where theme_id is not null;

-- What was published, as it was read. Nothing in it changes.
create table public_entry_version (
  org_id uuid not null,
  entry_id uuid not null,
  version integer not null,
  doc jsonb not null, -- {"topic", "words", "toldOn", "days", "url", "heard", "effect"}
  published_by uuid,
  published_at timestamptz(3) not null default now(),
  primary key (org_id, entry_id, version),
  foreign key (org_id, entry_id) references public_entry (org_id, id) on delete cascade,
  foreign key (org_id, published_by) references member (org_id, id) on delete set null (published_by)
);

-- When somebody is there, by channel.
create table opening_hours (
  org_id uuid not null references organization (id) on delete cascade,
  channel text not null constraint opening_hours_channel_form check (channel ~ '^[a-z][a-z0-9_-]{0,39}$'),
  -- [[from, until], …] in minutes of the day, for each day from Monday on.
  week jsonb not null constraint opening_hours_week_days check (jsonb_array_length(week) = 7),
  -- Days that are otherwise: [{"day", "spans"}].
  days jsonb not null default '[]' constraint opening_hours_days_list check (jsonb_typeof(days) = 'array'),
  position integer not null default 0,
  primary key (org_id, channel)
);

create index customer_case_ack_due_idx on customer_case (org_id, ack_due_at);

do $$
declare name text;
begin
  foreach name in array array['public_page', 'public_entry', 'public_entry_version', 'opening_hours']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create trigger public_entry_version_append_only before update on public_entry_version
  for each row when (old.published_by is not distinct from new.published_by or new.published_by is not null)
  execute function refuse_change();
grant select, insert, update, delete on public_page, public_entry, opening_hours to vocero_app;
grant select, insert on public_entry_version to vocero_app;
