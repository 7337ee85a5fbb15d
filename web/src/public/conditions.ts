import { holds, type Given } from '@vocero/api/contract/survey-condition';
import type { Condition } from '@vocero/api/contract/survey-doc';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Shows the questions that follow from what was answered so far and puts the others away, as the
 * server would. What is put away is not sent; its answers come back with it.
 */
export function askWhatFollows(form: HTMLFormElement) {
  const asked: string[] = [];
  for (const question of form.querySelectorAll<HTMLElement>('[data-question]')) {
    const isAsked = follows(question.dataset['if'], givenIn(form));
    question.hidden = !isAsked;
    for (const field of question.querySelectorAll<Field>('input,textarea')) {
      field.disabled = !isAsked;
    }
    if (isAsked) asked.push(question.dataset['question']!);
  }
  form.querySelector<HTMLInputElement>('[name=seen]')!.value = asked.join(' ');
}

const follows = (condition: string | undefined, given: Given): boolean =>
  condition === undefined || holds(JSON.parse(condition) as Condition, given);

/** Fields that are put away, those of questions further down included, have no answers. */
function givenIn(form: HTMLFormElement): Given {
  const given: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') (given[name] ??= []).push(value);
  }
  return given;
}
