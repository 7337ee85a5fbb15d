-- migrate:up

-- Names of requests are forgotten when no sender repeats them any more: found by their age.
create index idempotency_key_age_idx on idempotency_key (org_id, created_at);
