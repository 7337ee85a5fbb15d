-- migrate:up

-- What the lists and the report of cases are read by.
create index promise_standing_idx on promise (org_id, case_id, due_at)
  where settled_at is null and by = 'us';
create index customer_case_received_idx on customer_case (org_id, received_at, id);
create index customer_case_deputy_idx on customer_case (org_id, deputy_id)
  where closed_at is null and deputy_id is not null;

-- Who is responsible for an open case can act: looked at when a transaction ends, so that taking
-- somebody's access away and handing their cases over are one thing.
create function refuse_absent_case_owner() returns trigger language plpgsql as $$
begin
  if exists (
    select from customer_case c join member m on m.org_id = c.org_id and m.id = c.owner_id
    where c.org_id = new.org_id and c.owner_id = new.owner_id and c.id = new.id
      and c.closed_at is null and (m.disabled_at is not null or m.role in ('reader', 'sponsor'))
  ) then
    raise exception 'an open case has nobody who could act'
      using errcode = 'check_violation', constraint = 'customer_case_owner_acts';
  end if;
  return null;
end $$;
create constraint trigger customer_case_owner_acts
  after insert or update of owner_id, closed_at on customer_case
  deferrable initially deferred for each row execute function refuse_absent_case_owner();

create function refuse_absent_case_member() returns trigger language plpgsql as $$
begin
  if exists (
    select from customer_case c join member m on m.org_id = c.org_id and m.id = c.owner_id
    where c.org_id = new.org_id and c.owner_id = new.id and c.closed_at is null
      and (m.disabled_at is not null or m.role in ('reader', 'sponsor'))
  ) then
    raise exception 'an open case has nobody who could act'
      using errcode = 'check_violation', constraint = 'customer_case_owner_acts';
  end if;
  return null;
end $$;
create constraint trigger member_leaves_no_case
  after update of disabled_at, role on member
  deferrable initially deferred for each row
  when (new.disabled_at is not null or new.role in ('reader', 'sponsor'))
  execute function refuse_absent_case_member();

-- A case that is opened again may have belonged to somebody who left meanwhile: then it goes to the
-- deputy, else to whoever the policy names with the fewest open cases.
create function give_returning_case() returns trigger language plpgsql as $$
declare
  acts constant text[] := array['agent', 'owner', 'council', 'chair', 'admin'];
  taker uuid;
begin
  if exists (select from member m where m.org_id = new.org_id and m.id = new.owner_id
      and m.disabled_at is null and m.role = any(acts)) then
    return new;
  end if;
  select m.id into taker from member m
    where m.org_id = new.org_id and m.disabled_at is null and m.role = any(acts)
    order by m.id is distinct from new.deputy_id,
      not exists (select from case_policy p where p.org_id = new.org_id and m.id = any(p.owner_ids)),
      (select count(*) from customer_case c
        where c.org_id = m.org_id and c.owner_id = m.id and c.closed_at is null), m.id
    limit 1;
  if taker is null then return new; end if;
  insert into case_event (org_id, case_id, act, by, before, after)
    values (new.org_id, new.id, 'handed_over', 'system',
      jsonb_build_object('ownerId', new.owner_id), jsonb_build_object('ownerId', taker));
  new.owner_id := taker;
  new.deputy_id := nullif(new.deputy_id, taker);
  return new;
end $$;
create trigger customer_case_returns before update of closed_at on customer_case
  for each row when (old.closed_at is not null and new.closed_at is null)
  execute function give_returning_case();
