import { joinCaseComment } from '@vocero/api/contract/case-acts';
import { call } from '../app/api.ts';

/** Puts a comment back into a case that it was taken out of. */
export const joinAgain = (id: string, feedbackId: string) =>
  call(joinCaseComment, { params: { id }, body: { feedbackId } });
