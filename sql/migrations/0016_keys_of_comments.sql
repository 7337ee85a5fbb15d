-- migrate:up

-- Comments come one by one too, and then a trigger takes longer than two keys: their organisation and
-- import are keys again. An import keeps the plans of their lookups, see `plan_cache_mode` there.
drop trigger feedback_refers on feedback;
drop function feedback_refers();
drop trigger organization_feedback on organization;
drop function remove_feedback();
drop trigger import_is_empty on import;
drop function import_is_empty();
alter table feedback
  add constraint feedback_org_id_fkey foreign key (org_id) references organization (id)
    on delete cascade,
  add constraint feedback_org_id_import_id_fkey foreign key (org_id, import_id)
    references import (org_id, id);

-- With an organisation its themes may go before its placements do.
create or replace function theme_is_empty() returns trigger language plpgsql as $$ begin
  if exists (select from placement where org_id = old.org_id and theme_id = old.id)
    and exists (select from organization where id = old.org_id) then
    perform refuse_reference();
  end if;
  return null;
end $$;
