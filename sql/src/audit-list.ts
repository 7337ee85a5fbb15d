import type { AuditValues } from './audit.ts';
import type { Tx } from './connect.ts';

/** One line of the log: an act on the organisation, or one from the history of a theme. */
export interface AuditRow {
  id: string;
  at: Date;
  actor: { kind: 'member' | 'key' | 'operator' | 'system'; id: string | null; name: string | null };
  act: string;
  subject: { kind: string; id: string | null; label: string | null; exists: boolean };
  before: AuditValues;
  after: AuditValues;
  requestId: string | null;
  address: string | null;
}

export interface AuditFilter {
  /** The id of a member or a key, or a kind of actor that has none. */
  actor?: string | undefined;
  /** Acts on themes begin with `theme_`. */
  act?: string | undefined;
  subject?: string | undefined;
  /** Days of the organisation, YYYY-MM-DD; the last one is part of it. */
  since?: string | undefined;
  until?: string | undefined;
  /** The id of the last line of the page before. */
  before?: string | undefined;
}

/** What an act on a theme is called here, before its own name. */
const THEME = 'theme_';

/**
 * The acts in an organisation, newest first. Either table gives a page's worth from the end of a key,
 * and the newer of both are the page: no more is read, however long the log is.
 */
export function listAudit(tx: Tx, filter: AuditFilter, limit: number) {
  return tx<AuditRow[]>`
    select line.id, line.at, line.act, line.before, line.after, line.request_id, line.address,
      jsonb_build_object('kind', line.actor_kind, 'id', line.actor_id, 'name', line.actor_name)
        as actor,
      jsonb_build_object('kind', line.subject_kind, 'id', line.subject_id,
        'label', line.subject_label, 'exists', ${isThere(tx)}) as subject
    from ((${ownLines(tx, filter, limit)}) union all (${themeLines(tx, filter, limit)})) as line
    order by line.id desc limit ${limit}`;
}

function ownLines(tx: Tx, filter: AuditFilter, limit: number) {
  const { actor, act, subject } = filter;
  const isPerson = actor !== undefined && actor.includes('-');
  return tx`
    select id, at, actor_kind, actor_id, actor_name, act, subject_kind, subject_id, subject_label,
      before, after, request_id, address
    from audit_event
    where org_id = app_org() ${within(tx, filter)}
      ${act === undefined ? tx`` : tx`and act = ${act}`}
      ${subject === undefined ? tx`` : tx`and subject_kind = ${subject}`}
      ${actor === undefined ? tx`` : isPerson ? tx`and actor_id = ${actor}` : tx`and actor_id is null and actor_kind = ${actor}`}
    order by id desc limit ${limit}`;
}

function themeLines(tx: Tx, filter: AuditFilter, limit: number) {
  const { actor, act, subject } = filter;
  const none = (subject ?? 'theme') !== 'theme' || !(act ?? THEME).startsWith(THEME);
  return tx`
    select e.id, e.created_at as at, case e.by when 'person' then 'member' else 'system' end,
      e.member_id, m.name, ${THEME} || e.act, 'theme', e.theme_id::text, t.label, e.before, e.after,
      null, null
    from (
      select id, created_at, by, member_id, act, theme_id, before, after from theme_event
      where org_id = app_org() ${none ? tx`and false` : tx``} ${within(tx, filter)}
        ${act === undefined ? tx`` : tx`and act = ${act.slice(THEME.length)}`}
        ${actor === undefined ? tx`` : byActor(tx, actor)}
      order by id desc limit ${limit}) as e
      left join member m on m.org_id = app_org() and m.id = e.member_id
      left join theme t on t.org_id = app_org() and t.id = e.theme_id`;
}

function byActor(tx: Tx, actor: string) {
  if (actor.includes('-')) return tx`and member_id = ${actor}`;
  return actor === 'system' ? tx`and by = 'engine'` : tx`and false`;
}

/** Ids grow with time, so a span of days is a span of ids. */
function within(tx: Tx, { since, until, before }: AuditFilter) {
  const start = (day: string, days: number) => tx`
    least_id_at(((${day}::date + ${days}::int)::timestamp)
      at time zone (select time_zone from organization where id = app_org()))`;
  return tx`
    ${before === undefined ? tx`` : tx`and id < ${before}`}
    ${since === undefined ? tx`` : tx`and id >= ${start(since, 0)}`}
    ${until === undefined ? tx`` : tx`and id < ${start(until, 1)}`}`;
}

/** Whether there is still a page of what an act was done to. */
const isThere = (tx: Tx) => tx`
  case line.subject_kind
    when 'theme' then exists (
      select from theme where org_id = app_org() and id = line.subject_id::uuid and removed_at is null)
    when 'person' then exists (
      select from person where org_id = app_org() and id = line.subject_id::uuid)
    when 'feedback' then exists (
      select from feedback where org_id = app_org() and id = line.subject_id::uuid)
    when 'import' then exists (
      select from import where org_id = app_org() and id = line.subject_id::uuid)
    else true end`;
