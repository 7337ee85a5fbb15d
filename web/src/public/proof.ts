import { solve } from './solve.ts';

/**
 * The work that a survey asks of browsers: it begins when somebody begins to answer and is done long
 * before they are; whoever is faster waits a moment.
 */
const form = document.querySelector<HTMLFormElement>('form[data-challenge]');
const field = form?.elements.namedItem('proof');

if (form && field instanceof HTMLInputElement) {
  const challenge = JSON.parse(form.dataset['challenge']!) as Parameters<typeof solve>[0];
  let work: Promise<void> | undefined;
  const begin = () =>
    (work ??= solve(challenge).then((solution) => {
      field.value = JSON.stringify({ challenge, solution });
    }));
  form.addEventListener('input', () => void begin(), { once: true });
  form.addEventListener(
    'submit',
    (event) => {
      if (field.value !== '') return;
      // The others that listen must not take this for the sending.
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      void begin().then(() => form.requestSubmit(submitter));
    },
    { capture: true },
  );
}
