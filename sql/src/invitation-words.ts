/** The addresses that a letter leads to. They are secrets, so the words that are kept leave them out. */
export interface InvitationLinks {
  answer: string;
  preferences: string;
}

/** What stands for them in the words that are kept. */
export const answerMark = '{{answer}}';
export const preferencesMark = '{{preferences}}';

/** The words as they are sent. */
export const fillLinks = (words: string, { answer, preferences }: InvitationLinks): string =>
  words.replaceAll(answerMark, answer).replaceAll(preferencesMark, preferences);
