-- migrate:up

-- What is due is read organisation by organisation, so that none waits behind another's backlog.
drop index outbox_due_idx;
create index outbox_due_idx on outbox (org_id, published_at nulls first, created_at, id);
