-- migrate:up

-- What a comment was called in own words, and its sender's own id, stay as they came; an erasure alone
-- may take them away.
create trigger feedback_names_stay before update of reason_other, external_id on feedback
  for each row when (
    (old.reason_other is not null and new.reason_other is distinct from old.reason_other)
    or (old.external_id is not null and new.external_id is distinct from old.external_id))
  execute function refuse_rewriting();
