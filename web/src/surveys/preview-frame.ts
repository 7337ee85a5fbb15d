import { LocaleName, type Locale } from '@vocero/api/contract/values';
import { askWhatFollows } from '../public/conditions.ts';

type Filled = readonly (readonly [name: string, value: string])[];

const formIn = (page: Document) => page.querySelector<HTMLFormElement>('form[data-survey]');
const startsAnew = ['submission', 'lang', 'version', 'seen'];

/** What was tried out in a page of the preview. */
export function answersOf(page: Document): Filled {
  const form = formIn(page);
  return form
    ? [...new FormData(form)].flatMap(([name, value]) =>
        typeof value === 'string' && !startsAnew.includes(name) ? [[name, value] as const] : [],
      )
    : [];
}

/** Fills in a page what was tried out in another, as far as it still asks it. */
export function fillIn(page: Document, answers: Filled): void {
  const form = formIn(page);
  if (!form) return;
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  for (const field of fields) {
    const own = answers.filter(([name]) => name === field.name).map(([, value]) => value);
    if (/^(radio|checkbox)$/.test(field.type)) {
      (field as HTMLInputElement).checked = own.includes(field.value);
    } else if (field.type !== 'hidden' && own[0] !== undefined) field.value = own[0];
  }
  askWhatFollows(form);
}

interface Framed {
  look: string;
  /** The reader pressed one of the page's languages. */
  onlocale: (locale: Locale) => void;
}

/**
 * Does in a frame, where nothing runs and nothing is sent, what the page's own script would: questions
 * that follow from an answer appear.
 */
export function prepareFrame(page: Document, { look, onlocale }: Framed): void {
  page.documentElement.dataset['look'] = look;
  page.addEventListener('click', (event) => {
    const pressed = (event.target as Element | null)?.closest('a, button');
    if (!pressed) return;
    const inPage = pressed.getAttribute('href')?.startsWith('#');
    if (!inPage) event.preventDefault();
    const locale = LocaleName.safeParse(pressed.getAttribute('value'));
    if (locale.success) onlocale(locale.data);
  });
  const form = formIn(page);
  if (!form) return;
  askWhatFollows(form);
  form.addEventListener('input', () => askWhatFollows(form));
}
