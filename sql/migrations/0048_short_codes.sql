-- migrate:up

-- A short address that can be typed from paper: 8 letters and digits without look-alikes, told apart
-- in the whole installation. It only leads to the link's own address.
alter table survey_link
  add column code text constraint survey_link_code_form check (code ~ '^[A-HJKMNP-TV-Z2-9]{8}$'),
  add constraint survey_link_code_key unique (code);
create policy lookup_code on survey_link for select using (code = app_lookup());
