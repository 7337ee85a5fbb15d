-- migrate:up

-- A remedy that is taken back after its month was closed is credited in the month in which that happens.
create index remedy_grant_withdrawn_idx on remedy_grant (org_id, withdrawn_at)
  where state = 'withdrawn';
