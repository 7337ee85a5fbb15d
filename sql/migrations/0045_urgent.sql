-- migrate:up

-- The language in which a survey was asked, which is not always that of the comment.
alter table feedback
  add column locale text constraint feedback_locale_length check (length(locale) between 2 and 12),
  -- Who looks after what a customer called urgent, and since when.
  add column urgent_taken_by uuid,
  add column urgent_taken_at timestamptz(3),
  add constraint feedback_urgent_taken_whole
    check (urgent_taken_by is null or urgent_taken_at is not null),
  add constraint feedback_urgent_taken_by_there foreign key (org_id, urgent_taken_by)
    references member (org_id, id) on delete set null (urgent_taken_by);
grant update (is_urgent, urgent_taken_by, urgent_taken_at) on feedback to vocero_app;
create index feedback_urgent_idx on feedback (org_id, occurred_at desc, id desc) where is_urgent;
create index feedback_flagged_idx on feedback (org_id, occurred_at desc, id desc)
  where flags <> '{}';

-- Who is told at once of what is urgent; nobody named: administrators and chairs.
create table urgent_duty (
  org_id uuid not null,
  member_id uuid not null,
  primary key (org_id, member_id),
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade
);
alter table urgent_duty enable row level security;
alter table urgent_duty force row level security;
create policy own on urgent_duty using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, delete on urgent_duty to vocero_app;
