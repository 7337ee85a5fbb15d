const key = `vocero.draft.${location.pathname}`;

/** What belongs to this one page, or is to be said anew each time. */
const notKept = ['submission', 'lang', 'version', 'seen', 'website', 'consent', 'urgent'];

/** Within pages of others a browser keeps nothing: then there is no draft. */
function areDraftsKept(): boolean {
  try {
    return localStorage !== undefined;
  } catch {
    return false;
  }
}

const answersIn = (form: HTMLFormElement) =>
  [...new FormData(form)].filter(([name, value]) => !notKept.includes(name) && value !== '');

/** Keeps what was filled in on the device until it is sent. */
export function keepDraft(form: HTMLFormElement) {
  if (!areDraftsKept()) return;
  localStorage.setItem(key, JSON.stringify(answersIn(form)));
  sessionStorage.setItem('vocero.sending', key);
}

/** Fills in the draft, unless the server sent answers back itself. */
export function restoreDraft(form: HTMLFormElement) {
  if (!areDraftsKept()) return;
  const draft = localStorage.getItem(key);
  if (!draft || answersIn(form).length > 0) return;
  const answers = JSON.parse(draft) as [string, string][];
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    '.field input,.options input,textarea',
  )) {
    const own = answers.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type)) {
      field.checked = own.includes(field.value);
    } else if (own[0] !== undefined) field.value = own[0];
  }
}

/** Once the answers have arrived nothing of them stays on the device. */
export function forgetSentDraft() {
  if (!areDraftsKept()) return;
  const draft = sessionStorage.getItem('vocero.sending');
  if (draft) localStorage.removeItem(draft);
}
