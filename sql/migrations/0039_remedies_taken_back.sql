-- migrate:up

-- What was granted can be taken back, and stays in the log as what it was until then.
alter table remedy_grant
  add column withdrawn_by uuid,
  add column withdrawn_at timestamptz(3),
  add column withdrawn_reason text
    constraint remedy_grant_withdrawn_reason_length
    check (length(withdrawn_reason) between 1 and 2000),
  add constraint remedy_grant_withdrawn check ((state = 'withdrawn') = (withdrawn_at is not null)),
  add foreign key (org_id, withdrawn_by) references member (org_id, id)
    on delete set null (withdrawn_by);

-- The log, newest first; ids come from whoever asks and say nothing of the time.
create index remedy_grant_log_idx on remedy_grant (org_id, asked_at desc, id desc);
