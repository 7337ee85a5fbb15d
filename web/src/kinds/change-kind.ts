import { annotateFeedback, type Feedback } from '@vocero/api/contract/feedback';
import type { Kind } from '@vocero/api/contract/values';
import { call } from '../app/api.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { tell, tellProblem } from '../ui/toasts.svelte.ts';

/** Null: none of them fits. `by_rules`: whatever the rules say. */
export type KindChoice = Kind | 'by_rules' | null;

/** What is chosen now. */
export const chosenKind = ({ kind, kindBy }: Pick<Feedback, 'kind' | 'kindBy'>): KindChoice =>
  kindBy === 'person' ? kind : 'by_rules';

/** Says of what kind a comment is, with the way back. */
export async function changeKind(
  comment: Pick<Feedback, 'id' | 'caseCode' | 'kind' | 'kindBy'>,
  choice: KindChoice,
  onchanged: () => Promise<unknown>,
): Promise<void> {
  const { id, caseCode } = comment;
  const before = chosenKind(comment);
  const set = async (kind: KindChoice) => {
    await call(annotateFeedback, { params: { id }, body: { kind } });
    await onchanged();
  };
  try {
    await set(choice);
    tell(t('kinds.changed', { code: caseCode }), () => set(before));
  } catch (error) {
    tellProblem(error);
  }
}
