import './public.css';

/**
 * What script adds to a survey that works without it: a draft kept on the device until it is sent,
 * the characters left, and no second click while the first is on its way.
 */
const form = document.querySelector<HTMLFormElement>('form[data-survey]');
const key = `vocero.draft.${location.pathname}`;
const kept = ['comment', 'name', 'email', 'phone', 'solved', 'treated', 'firstTime'];

if (form) {
  restore(form);
  countDown(form);
  form.addEventListener('input', () => {
    keep(form);
    countDown(form);
  });
  form.addEventListener('submit', (event) => {
    if (form.dataset['sent']) event.preventDefault();
    form.dataset['sent'] = 'yes';
  });
  // A page brought back by the Back button may be sent again.
  addEventListener('pageshow', () => delete form.dataset['sent']);
} else if (new URLSearchParams(location.search).has('thanks')) {
  const draft = sessionStorage.getItem('vocero.sending');
  if (draft) localStorage.removeItem(draft);
}

function keep(form: HTMLFormElement) {
  const entries = [...new FormData(form)].filter(([name]) => kept.includes(name));
  localStorage.setItem(key, JSON.stringify(entries));
  sessionStorage.setItem('vocero.sending', key);
}

/** Fills in the draft, unless the server sent answers back itself. */
function restore(form: HTMLFormElement) {
  const empty = [...new FormData(form)].every(
    ([name, value]) => !kept.includes(name) || value === '',
  );
  const draft = localStorage.getItem(key);
  if (!empty || !draft) return;
  for (const [name, value] of JSON.parse(draft) as [string, string][]) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      field.value = value;
    }
  }
}

/** The words come with the page, one for each plural form of its language. */
function countDown(form: HTMLFormElement) {
  const field = form.querySelector('textarea');
  const place = form.querySelector<HTMLElement>('[data-left]');
  if (!field || !place) return;
  const n = field.maxLength - field.value.length;
  const rule = new Intl.PluralRules(document.documentElement.lang).select(n);
  const words = place.dataset[rule] ?? place.dataset['other'] ?? '';
  place.textContent = n <= 500 ? words.replace(/\d+/, String(n)) : '';
}
