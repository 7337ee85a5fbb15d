/** What a survey can ask. Of each kind that gives a score, and of the comment, there is at most one. */
export const questionKinds = [
  'solved',
  'treated',
  'first_time',
  'nps',
  'csat',
  'ces',
  'expectations',
  'task',
  'choice',
  'text',
  'comment',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Kinds whose words come with the product in every language; own words may replace them. */
export const wordedKinds = [
  'solved',
  'treated',
  'first_time',
  'nps',
  'csat',
  'ces',
  'expectations',
  'task',
  'comment',
] as const satisfies readonly QuestionKind[];

/** Kinds that may stand in a survey more than once. */
export const repeatableKinds: readonly QuestionKind[] = ['task', 'choice', 'text'];
