import type { CauseCategory, Why } from '@vocero/api/contract/theme-parts';

/**
 * The answers to "why?" with this one as their only root cause. One that is not among them yet comes
 * last; the others keep their places.
 */
export function withRootCause(
  whys: readonly Why[],
  root: Pick<Why, 'text' | 'evidence'>,
  category: CauseCategory,
): Why[] {
  const marked: Why = { text: root.text, evidence: root.evidence, isRoot: true, category };
  const at = whys.findIndex((why) => why === root);
  const others = whys.map((why) => (why.isRoot ? { ...why, isRoot: false, category: null } : why));
  return at < 0 ? [...others, marked] : others.with(at, marked);
}
