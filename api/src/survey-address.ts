import type { Settings } from './settings.ts';

/** Where people answer a survey or a form. */
export const addressOf = (
  { kind, token }: { kind: 'survey' | 'form'; token: string },
  { publicUrl }: Settings,
): string => `${publicUrl}/${kind === 'survey' ? 's' : 'f'}/${token}`;
