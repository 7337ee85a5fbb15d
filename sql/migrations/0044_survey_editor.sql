-- migrate:up

-- How many answered which version, and since when, without reading the answers themselves.
create index feedback_survey_version_idx on feedback (org_id, survey_id, survey_version, occurred_at)
  where survey_id is not null;

-- What was published stays: only an organisation that is removed takes its versions along.
revoke delete on survey_version from vocero_app;
