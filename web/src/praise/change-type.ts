import { annotateFeedback, type Feedback } from '@vocero/api/contract/feedback';
import type { CommentType } from '@vocero/api/contract/values';
import { call } from '../app/api.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { tell, tellProblem } from '../ui/toasts.svelte.ts';

/** Null: none of them fits. `by_words`: whatever its words suggest. */
export type TypeChoice = CommentType | 'by_words' | null;

/** What is chosen now. */
export const chosenType = ({ type, typeBy }: Pick<Feedback, 'type' | 'typeBy'>): TypeChoice =>
  typeBy === 'person' ? type : 'by_words';

/** Says what a comment is, with the way back. */
export async function changeType(
  comment: Pick<Feedback, 'id' | 'caseCode' | 'type' | 'typeBy'>,
  choice: TypeChoice,
  onchanged: () => Promise<unknown>,
): Promise<void> {
  const { id, caseCode } = comment;
  const before = chosenType(comment);
  const set = async (type: TypeChoice) => {
    await call(annotateFeedback, { params: { id }, body: { type } });
    await onchanged();
  };
  try {
    await set(choice);
    tell(t('recognition.type_changed', { code: caseCode }), () => set(before));
  } catch (error) {
    tellProblem(error);
  }
}
