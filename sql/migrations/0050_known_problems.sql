-- migrate:up

-- Where a survey may be shown within pages of others, and what it may take from them.
create table survey_embed (
  org_id uuid not null,
  survey_id uuid not null,
  any_site boolean not null default false,
  sites text[] not null default '{}' -- origins such as https://shop.example
    constraint survey_embed_sites_few check (cardinality(sites) <= 20),
  keeps_page boolean not null default false, -- the address of the page, without its query
  thanks_url text constraint survey_embed_thanks_form
    check (thanks_url ~ '^https://' and length(thanks_url) <= 500),
  primary key (org_id, survey_id),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade
);

-- The page on which a comment was written, where the survey keeps it.
create table feedback_page (
  org_id uuid not null,
  feedback_id uuid not null,
  page text not null constraint feedback_page_length check (length(page) between 1 and 500),
  primary key (org_id, feedback_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);

-- Something that does not work just now, told to customers before they write.
create table known_problem (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  words jsonb not null default '{}' -- {locale: {"title", "text"}}; none: what the product says itself
    constraint known_problem_words_record check (jsonb_typeof(words) = 'object'),
  started_at timestamptz(3) not null,
  expected_at timestamptz(3),
  ended_at timestamptz(3),
  solved_hours integer not null default 24 -- for so long it is shown as solved
    constraint known_problem_solved_hours_range check (solved_hours between 0 and 168),
  theme_id uuid,
  survey_ids uuid[] not null default '{}', -- none: all
  place_ids uuid[] not null default '{}', -- none: wherever
  me_toos integer not null default 0, -- visitors that count
  repeats integer not null default 0, -- kept, and not counted
  version integer not null default 1, -- what a change is based on
  published_by uuid,
  published_at timestamptz(3) not null default now(),
  told_of timestamptz(3), -- the expected time of which the publisher was told that it is over
  primary key (org_id, id),
  constraint known_problem_expected_later check (expected_at > started_at),
  constraint known_problem_ended_later check (ended_at >= started_at),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete set null (theme_id),
  foreign key (org_id, published_by) references member (org_id, id) on delete set null (published_by)
);
create index known_problem_open_idx on known_problem (org_id, started_at) where ended_at is null;
create index known_problem_ended_idx on known_problem (org_id, ended_at) where ended_at is not null;
create index known_problem_theme_idx on known_problem (org_id, theme_id) where theme_id is not null;

-- Who said "me too": names no person, and is erased after 30 days; the counts stay.
create table known_problem_vote (
  org_id uuid not null,
  id uuid not null default new_id(),
  problem_id uuid not null,
  visitor text not null, -- keyed hash of a random id that the visitor's browser keeps, per problem
  network text, -- keyed hash of the network, per problem and day; null where nothing tells
  flag text constraint known_problem_vote_flag_known check (flag in ('visitor', 'network')),
  voted_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, problem_id) references known_problem (org_id, id) on delete cascade
);
create index known_problem_vote_visitor_idx on known_problem_vote (org_id, problem_id, visitor);
create index known_problem_vote_network_idx on known_problem_vote (org_id, problem_id, network)
  where network is not null;
create index known_problem_vote_time_idx on known_problem_vote (org_id, voted_at);

do $$
declare name text;
begin
  foreach name in array array['survey_embed', 'feedback_page', 'known_problem', 'known_problem_vote']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

grant select, insert, update on survey_embed, known_problem to vocero_app;
grant select, insert on feedback_page to vocero_app;
grant select, insert, delete on known_problem_vote to vocero_app;
