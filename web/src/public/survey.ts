import './public.css';
import { askWhatFollows } from './conditions.ts';
import { forgetSentDraft, keepDraft, restoreDraft } from './draft.ts';
import { tellStart, tellVisitor } from './visitor.ts';
import { speakWithPage } from './embed.ts';
import { nameVisitor } from './me-too.ts';

/**
 * What script adds to a survey that works without it: questions that follow from an answer appear at
 * once, a draft is kept on the device until it is sent, the characters left are told, and there is no
 * second click while the first is on its way.
 */
const form = document.querySelector<HTMLFormElement>('form[data-survey]');

speakWithPage();
nameVisitor(document);

if (form) {
  restoreDraft(form);
  tellVisitor(form);
  askWhatFollows(form);
  countDown(form);
  form.addEventListener('input', () => {
    tellStart(form);
    askWhatFollows(form);
    keepDraft(form);
    countDown(form);
  });
  form.addEventListener('submit', (event) => {
    if (form.dataset['sent']) event.preventDefault();
    form.dataset['sent'] = 'yes';
  });
  // A page brought back by the Back button may be sent again.
  addEventListener('pageshow', () => {
    delete form.dataset['sent'];
    askWhatFollows(form);
  });
} else if (new URLSearchParams(location.search).has('thanks')) {
  forgetSentDraft();
}

/** The words come with the page, one for each plural form of its language. */
function countDown(form: HTMLFormElement) {
  const place = form.querySelector<HTMLElement>('[data-left]');
  const field = place?.closest('.field')?.querySelector('textarea');
  if (!field || !place) return;
  const n = field.maxLength - field.value.length;
  const rule = new Intl.PluralRules(document.documentElement.lang).select(n);
  const words = place.dataset[rule] ?? place.dataset['other'] ?? '';
  place.textContent = n <= 500 ? words.replace(/\d+/, String(n)) : '';
}
