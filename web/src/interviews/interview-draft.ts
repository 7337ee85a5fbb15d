import type { Locale } from '@vocero/api/contract/values';

/** An interview that goes on, as this device keeps it until it is sent. */
export interface InterviewDraft {
  id: string;
  surveyId: string;
  version: number;
  locale: Locale;
  placeId: string | null;
  given: Record<string, readonly string[]>;
  at: number;
  isUrgent: boolean;
  name: string;
  phone: string;
  mayCall: boolean | null;
  place: 'greeting' | 'question' | 'again';
}

const keyOf = (slug: string) => `vocero.interview.${slug}`;

/** What was kept; null where nothing was, or nothing that can be read. */
export function readDraft(slug: string): InterviewDraft | null {
  const kept = sessionStorage.getItem(keyOf(slug));
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as InterviewDraft; // written by nobody but the function below
  } catch {
    return null;
  }
}

/** Only this window has it, and not for longer than it is open: it holds what a person said. */
export function writeDraft(slug: string, draft: InterviewDraft | null): void {
  if (draft === null) sessionStorage.removeItem(keyOf(slug));
  else sessionStorage.setItem(keyOf(slug), JSON.stringify(draft));
}
