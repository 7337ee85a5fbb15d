import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  findKindRule,
  insertKindRules,
  listKindRules,
  listUnknownReasons,
  placeKindRule,
  raiseKindVersion,
  updateKindRule,
  type KindRule,
  type NewKindRule,
} from '@vocero/sql/kind-rules';
import { readKindRun } from '@vocero/sql/kind-runs';
import { notifyLive } from '@vocero/sql/live';
import { readOrganization } from '@vocero/sql/organizations';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import type { z } from 'zod';
import { differences } from '../audit.ts';
import * as contract from '../contract/kind-rules.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { forgetKindRules } from '../held-kind-rules.ts';
import { unknownReason } from '../intake.ts';
import { previewKindRule } from '../preview-kind-rule.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { insertStarterKinds } from '../starter-kinds.ts';

/** Rules that suggest of what kind a contact is. */
export function kindRuleRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listKindRules, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: (await listKindRules(tx)) as contract.KindRule[], // what was let in by the same schema
      run: (await readKindRun(tx)) ?? null,
    })),
  );

  serve(app, deps, contract.createKindRule, ({ principal, body, audit }) =>
    changing(deps, principal.orgId, async (tx) => {
      await check(tx, body);
      const [id] = await insertKindRules(tx, [body]);
      const subject = { kind: 'kind_rule', id: id!, label: body.name } as const;
      await audit(tx, { act: 'kind_rule_added', subject, after: { kind: body.kind } });
      return existing(tx, id!);
    }),
  );

  serve(app, deps, contract.addStarterKindRules, ({ principal, audit }) =>
    changing(deps, principal.orgId, async (tx) => {
      const { locale } = await readOrganization(tx);
      const added = await insertStarterKinds(tx, locale as Locale);
      await audit(tx, {
        act: 'kind_rules_added',
        subject: { kind: 'kind_rule' },
        after: { added },
      });
      return { added };
    }),
  );

  serve(app, deps, contract.changeKindRule, ({ principal, params, body, audit }) =>
    changing(deps, principal.orgId, async (tx) => {
      const { position } = body;
      const before = await findKindRule(tx, params.id);
      if (!before) throw notFound();
      const after = changed(before, body);
      await check(tx, after);
      await updateKindRule(tx, after);
      if (position !== undefined) await placeKindRule(tx, params.id, position);
      await audit(tx, {
        act: 'kind_rule_changed',
        subject: { kind: 'kind_rule', id: before.id, label: before.name },
        ...withPlace(differences(before, after), position),
      });
      return existing(tx, params.id);
    }),
  );

  serve(app, deps, contract.previewKindRule, ({ principal, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await check(tx, body.rule);
      return previewKindRule(tx, body.id, body.rule);
    }),
  );
}

/** A rule that was moved has a new place among the others. */
const withPlace = (changed: ReturnType<typeof differences>, position: number | undefined) =>
  position === undefined ? changed : { ...changed, after: { ...changed.after, position } };

/** Changes rules, and has all comments gone over by them afterwards. */
async function changing<T>({ sql }: Deps, orgId: string, change: (tx: Tx) => Promise<T>) {
  const changed = await inOrganization(sql, orgId, async (tx) => {
    await raiseKindVersion(tx);
    const changed = await change(tx);
    await appendOutboxAnew(tx, 'kinds.apply', orgId);
    await notifyLive(tx, orgId, 'engine');
    return changed;
  });
  forgetKindRules(sql, orgId);
  wakeRelay(sql);
  return changed;
}

type Change = z.output<NonNullable<typeof contract.changeKindRule.body>>;

/** The rule with what was named in another way. */
const changed = (rule: KindRule, change: Change): KindRule => ({
  id: rule.id,
  kind: change.kind ?? rule.kind,
  name: change.name ?? rule.name,
  words: change.words ?? rule.words,
  reasonIds: change.reasonIds ?? rule.reasonIds,
  channels: change.channels ?? rule.channels,
  scores: change.scores ?? rule.scores,
  repeats: change.repeats ?? rule.repeats,
  enabled: change.enabled ?? rule.enabled,
  isDeleted: change.removed ?? rule.isDeleted,
});

/** What a rule must be as a whole. */
async function check(tx: Tx, { words, reasonIds, channels, scores, repeats }: NewKindRule) {
  const asked = words.length + reasonIds.length + channels.length + scores.length;
  if (asked === 0 && !repeats) throw new Problem(400, 'kind_rule_empty');
  if ((await listUnknownReasons(tx, reasonIds)).length > 0) throw await unknownReason(tx);
}

async function existing(tx: Tx, id: string): Promise<contract.KindRule> {
  const rule = await findKindRule(tx, id);
  if (!rule) throw notFound();
  return rule as contract.KindRule; // what was let in by the same schema
}
