-- migrate:up

-- When a theme last moved on is one probe, however many comments came and went since.
create index theme_event_progress_idx on theme_event (org_id, theme_id, created_at desc)
  where act in ('moved', 'cause_found', 'decided', 'target_set', 'verified', 'prevention_noted',
    'action_added', 'action_changed', 'action_done', 'action_removed');
