-- migrate:up

-- Customers of the last weeks are found by the time at which they spoke, in an index that names them:
-- what that costs grows with those weeks and not with the years before.
drop index feedback_time_idx;
create index feedback_time_idx on feedback (org_id, occurred_at desc, id desc) include (customer_ref);
drop index feedback_customer_idx;
create index feedback_customer_idx on feedback (org_id, customer_ref, occurred_at desc)
  where customer_ref is not null;
