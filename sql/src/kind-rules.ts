import type { Tx } from './connect.ts';

type Kind = 'avoidable' | 'repeat' | 'simple' | 'valued';

export interface ScoreCondition {
  score: string;
  op: 'at_least' | 'at_most' | 'is';
  value: string | number;
}

/** What a rule says and asks for. */
export interface NewKindRule {
  kind: Kind;
  name: string;
  words: string[];
  reasonIds: string[];
  channels: string[];
  scores: ScoreCondition[];
  /** The same customer came with the same reason shortly before. */
  repeats: boolean;
}

export interface KindRule extends NewKindRule {
  id: string;
  enabled: boolean;
  isDeleted: boolean;
}

/** The rules that hold, as a comment is held against them. */
export interface KindRuleSet {
  version: number;
  repeatDays: number;
  /** Those that are gone or switched off are kept: comments that they spoke of name them. */
  rules: KindRule[];
  /** Codes of the reasons in use by their ids. */
  reasons: { id: string; code: string }[];
}

const columns = (tx: Tx) => tx`
  id, kind, name, words, reason_ids, channels, scores, repeats, enabled,
  deleted_at is not null as is_deleted`;

export function listKindRules(tx: Tx) {
  return tx<KindRule[]>`
    select ${columns(tx)} from kind_rule
    where org_id = app_org() and deleted_at is null order by position, id`;
}

export async function findKindRule(tx: Tx, id: string): Promise<KindRule | undefined> {
  const [row] = await tx<KindRule[]>`
    select ${columns(tx)} from kind_rule where org_id = app_org() and id = ${id}`;
  return row;
}

export async function readKindRules(tx: Tx): Promise<KindRuleSet> {
  const [set] = await tx<[Omit<KindRuleSet, 'rules' | 'reasons'>]>`
    select kind_version as version, repeat_days from organization where id = app_org()`;
  const rules = await tx<KindRule[]>`
    select ${columns(tx)} from kind_rule where org_id = app_org() order by position, id`;
  const reasons = await tx<{ id: string; code: string }[]>`
    select id, code from contact_reason where org_id = app_org() and archived_at is null`;
  return { ...set, rules, reasons };
}

/** Of the rules as they are; nobody changes them before the transaction ends. Waits for who does. */
export async function holdKindVersion(tx: Tx): Promise<number> {
  const [row] = await tx<[{ version: number }]>`
    select kind_version as version from organization where id = app_org() for share`;
  return row.version;
}

/** Gives what is changed a number of its own. Whoever changes rules at the same time waits here. */
export async function raiseKindVersion(tx: Tx): Promise<void> {
  await tx`update organization set kind_version = kind_version + 1 where id = app_org()`;
}

/** Adds rules at the end of the list. Answers their ids. */
export async function insertKindRules(tx: Tx, rules: readonly NewKindRule[]): Promise<string[]> {
  const ids: string[] = [];
  for (const rule of rules) {
    const [row] = await tx<[{ id: string }]>`
      insert into kind_rule (org_id, kind, name, words, reason_ids, channels, scores, repeats,
        position)
      select app_org(), ${rule.kind}, ${rule.name}, ${rule.words}, ${rule.reasonIds}::uuid[],
        ${rule.channels}, ${tx.json(rule.scores.map((score) => ({ ...score })))}, ${rule.repeats},
        coalesce(max(position), 0) + 1
      from kind_rule where org_id = app_org() returning id`;
    ids.push(row.id);
  }
  return ids;
}

/** Writes a rule anew, whole; says false when there is none. */
export async function updateKindRule(
  tx: Tx,
  { id, ...rule }: NewKindRule & { id: string; enabled: boolean; isDeleted: boolean },
): Promise<boolean> {
  const rows = await tx`
    update kind_rule set kind = ${rule.kind}, name = ${rule.name}, words = ${rule.words},
      reason_ids = ${rule.reasonIds}::uuid[], channels = ${rule.channels},
      scores = ${tx.json(rule.scores.map((score) => ({ ...score })))}, repeats = ${rule.repeats},
      enabled = ${rule.enabled},
      deleted_at = case when ${rule.isDeleted} then coalesce(deleted_at, now()) end
    where org_id = app_org() and id = ${id} returning id`;
  return rows.length > 0;
}

/** Puts a rule at a place of the list, 0 for the first, and numbers all of them anew. */
export async function placeKindRule(tx: Tx, id: string, place: number): Promise<void> {
  const rows = await tx<{ id: string }[]>`
    select id from kind_rule
    where org_id = app_org() and deleted_at is null and id <> ${id} order by position, id`;
  const order = rows.map((row) => row.id).toSpliced(place, 0, id);
  await tx`
    update kind_rule set position = place
    from unnest(${order}::uuid[]) with ordinality as wanted (rule_id, place)
    where org_id = app_org() and id = rule_id`;
}

/** Of these reasons, those that the organisation does not have. */
export async function listUnknownReasons(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from unnest(${[...ids]}::uuid[]) as wanted (id)
    where not exists (select from contact_reason
      where contact_reason.org_id = app_org() and contact_reason.id = wanted.id)`;
  return rows.map((row) => row.id);
}
