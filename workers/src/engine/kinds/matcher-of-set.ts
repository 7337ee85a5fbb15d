import { compileKindRules, type KindMatcher, type KindRule } from './match-kind.ts';

/** The rules of an organisation, in order, as they are kept. */
export interface KindRuleSet {
  rules: readonly (Omit<KindRule, 'reasons'> & {
    reasonIds: readonly string[];
    enabled: boolean;
    isDeleted: boolean;
  })[];
  /** Codes of the contact reasons in use, by their ids. */
  reasons: readonly { id: string; code: string }[];
}

/** Makes the rules that are in force ready. A comment may name its reason by id or by code. */
export function matcherOfSet({ rules, reasons }: KindRuleSet): KindMatcher {
  const codes = new Map(reasons.map(({ id, code }) => [id, code]));
  return compileKindRules(
    rules
      .filter(({ enabled, isDeleted }) => enabled && !isDeleted)
      .map(({ reasonIds, ...rule }) => ({
        ...rule,
        reasons: reasonIds.flatMap((id) => [id, codes.get(id) ?? id]),
      })),
  );
}
