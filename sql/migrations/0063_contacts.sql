-- migrate:up

-- Answers that say nothing in words, such as a face that somebody touched on their way out, are no
-- contacts: nobody came with anything. How many contacts there were is all comments less these.
create index feedback_wordless_idx on feedback (org_id, occurred_at)
  where text = '' and reason_id is null and kind is null;
