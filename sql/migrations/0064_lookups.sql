-- migrate:up

-- What refers to a comment, a case or a person is found when one of them goes, as it does by the
-- thousands when an import is undone.
create index told_outcome_feedback_idx on told_outcome (org_id, feedback_id);
create index told_outcome_case_idx on told_outcome (org_id, case_id) where case_id is not null;
create index told_outcome_person_idx on told_outcome (org_id, person_id) where person_id is not null;
create index unmatched_reply_case_idx on unmatched_reply (org_id, case_id) where case_id is not null;
create index case_choice_case_idx on case_choice (org_id, case_id, id desc);

-- Messages in rare states, newest first.
create index customer_message_failed_idx on customer_message (org_id, id desc)
  where failed_at is not null;
create index customer_message_to_call_idx on customer_message (org_id, id desc)
  where blocked_for = 'to_call';
create index customer_message_discarded_idx on customer_message (org_id, id desc)
  where discarded_at is not null;

-- Of which channels there are comments.
create index feedback_channel_idx on feedback (org_id, channel);

-- What customers expected and could not know is said of few cases.
create index customer_case_gap_idx on customer_case (org_id, received_at)
  where expectation_gap is not null;
