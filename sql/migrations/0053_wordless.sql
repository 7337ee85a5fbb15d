-- migrate:up

-- Answers without a word have no place any more: nobody can sort them. What the engine left unsorted
-- so far goes; the tally of places follows by its triggers.
delete from placement using feedback
where feedback.org_id = placement.org_id and feedback.id = feedback_id
  and state = 'unsorted' and by = 'engine' and text = '';
