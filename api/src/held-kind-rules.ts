import { inOrganization, type Sql } from '@vocero/sql/connect';
import { readKindRules, type KindRuleSet } from '@vocero/sql/kind-rules';
import type { KindMatcher } from '@vocero/workers/engine/kinds/match-kind';
import { matcherOfSet } from '@vocero/workers/engine/kinds/matcher-of-set';

/** The rules for contact kinds of an organisation, ready to be asked. */
export interface HeldKindRules extends KindRuleSet {
  matcher: KindMatcher;
}

interface Held {
  rules: Promise<HeldKindRules>;
  until: number;
}

/** Milliseconds. That rules are others by now shows when a comment is stored, whatever is held here. */
const KEPT_FOR = 5_000;
const MOST_ORGANIZATIONS = 500;
const held = new WeakMap<Sql, Map<string, Held>>();

/** Reads them at most once in some seconds. */
export function heldKindRules(sql: Sql, orgId: string): Promise<HeldKindRules> {
  const now = Date.now();
  const byOrganization = held.get(sql) ?? new Map<string, Held>();
  held.set(sql, byOrganization);
  const known = byOrganization.get(orgId);
  if (known && known.until > now) return known.rules;
  if (byOrganization.size >= MOST_ORGANIZATIONS) byOrganization.clear();
  const rules = readRules(sql, orgId);
  byOrganization.set(orgId, { rules, until: now + KEPT_FOR });
  rules.catch(() => forgetKindRules(sql, orgId));
  return rules;
}

/** They are known to be others by now. */
export function forgetKindRules(sql: Sql, orgId: string): void {
  held.get(sql)?.delete(orgId);
}

async function readRules(sql: Sql, orgId: string): Promise<HeldKindRules> {
  const set = await inOrganization(sql, orgId, readKindRules);
  return { ...set, matcher: matcherOfSet(set) };
}
