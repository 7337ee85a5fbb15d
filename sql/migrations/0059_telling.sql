-- migrate:up

-- Texts that staff begin an answer with. The braces in them are filled from the facts of a case.
create table message_template (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  starter text, -- which of the texts that come with the product it began as
  purpose text not null constraint message_template_purpose_known check (purpose in (
    'acknowledge', 'more_time', 'apology', 'cannot_do', 'ask', 'not_reached', 'thanks_idea',
    'praise', 'fixed', 'escalated', 'closing', 'other')),
  title text not null constraint message_template_title_length check (length(title) between 1 and 120),
  texts jsonb not null default '{}' -- {"en": "…"}: a language without words is not offered
    constraint message_template_texts_record check (jsonb_typeof(texts) = 'object'),
  version integer not null default 1,
  archived_at timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint message_template_starter_once unique (org_id, starter),
  foreign key (org_id, created_by) references member (org_id, id) on delete set null (created_by)
);

-- One time that everybody who raised a theme is told what became of it.
create table theme_telling (
  org_id uuid not null,
  id uuid not null default new_id(),
  theme_id uuid not null,
  number integer not null, -- of this theme, from 1 on
  words jsonb not null -- {"en": {"subject": "…", "body": "…"}}
    constraint theme_telling_words_record check (jsonb_typeof(words) = 'object'),
  state text not null default 'drafting' constraint theme_telling_state_known
    check (state in ('drafting', 'ready')),
  recipients integer not null, -- people, when it began
  drafted integer not null default 0,
  drafted_to uuid, -- the last person that has a draft; people go by their ids
  released_at timestamptz(3), -- when the first of the drafts was approved
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint theme_telling_number_key unique (org_id, theme_id, number),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, created_by) references member (org_id, id) on delete set null (created_by)
);

-- What those who were told say of how it turned out; one answer a person, the last one counts.
create table told_outcome (
  org_id uuid not null,
  id uuid not null default new_id(),
  telling_id uuid not null,
  theme_id uuid not null,
  recipient uuid not null, -- as in customer_message
  feedback_id uuid not null,
  person_id uuid,
  case_id uuid,
  outcome text not null constraint told_outcome_outcome_known
    check (outcome in ('solved', 'partly', 'not_solved')),
  handled smallint constraint told_outcome_handled_range check (handled between 1 and 5),
  note text constraint told_outcome_note_length check (length(note) <= 2000),
  answered_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint told_outcome_once_key unique (org_id, telling_id, recipient),
  foreign key (org_id, telling_id) references theme_telling (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, person_id) references person (org_id, id) on delete cascade,
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete set null (case_id)
);
create index told_outcome_theme_idx on told_outcome (org_id, theme_id, answered_at desc);

-- Messages of a theme by what they tell, and those that somebody is asked after.
create index customer_message_event_idx on customer_message (org_id, event, locale, id)
  where theme_id is not null;
create index customer_message_fixed_idx on customer_message (org_id, sent_at)
  where kind = 'fixed' and sent_at is not null;

do $$
declare name text;
begin
  foreach name in array array['message_template', 'theme_telling', 'told_outcome'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
    execute format('grant select, insert, update, delete on %I to vocero_app', name);
  end loop;
end $$;
