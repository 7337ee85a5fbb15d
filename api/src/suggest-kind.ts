import type { FeedbackToStore, SuggestedKind } from '@vocero/sql/store-feedback';
import type { HeldKindRules } from './held-kind-rules.ts';

/** Of what kind the rules take a comment for, whether or not it turns out to be a repeat contact. */
export function suggestKind(
  { matcher, version, repeatDays }: HeldKindRules,
  feedback: Pick<FeedbackToStore, 'text' | 'channel' | 'scores' | 'reason' | 'customerRef'>,
): SuggestedKind {
  const { first, repeated } = matcher.match(feedback);
  const isComparable = feedback.customerRef !== null && feedback.reason !== null;
  const makesADifference = isComparable && repeated?.ruleId !== first?.ruleId;
  return {
    version,
    first,
    repeated: repeated && makesADifference ? { ...repeated, days: repeatDays } : null,
  };
}
