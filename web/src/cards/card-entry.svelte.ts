import type { NewCard } from '@vocero/api/contract/cards';
import type { SurveyDoc } from '@vocero/api/contract/survey-doc';
import { askedQuestions, otherOption, type Given } from '@vocero/api/contract/survey-logic';
import { newId } from '../meetings/new-id.ts';
import { codesFor, codesOf, fieldsInOrder, isMany, isOther, valuesTyped } from './card-codes.ts';
import type { Batch } from './card-store.ts';

/** The card at hand: what was typed in its fields, and what that means. */
export class CardEntry {
  #doc: SurveyDoc;
  number = $state('');
  typed = $state<Record<string, string>>({});

  constructor(doc: SurveyDoc) {
    this.#doc = doc;
  }

  /** What was answered so far; a sign that stands for nothing is no answer. */
  given: Given = $derived.by(() => {
    const all = fieldsInOrder(this.#doc.questions).map(({ question, field }) => {
      const typed = this.typed[field] ?? '';
      const codes = codesOf(question, field);
      const values = codes ? valuesTyped(codes, typed, isMany(question, field)) : [typed.trim()];
      return [field, (values ?? []).filter((value) => value !== '')] as const;
    });
    return Object.fromEntries(all.filter(([, values]) => values.length > 0));
  });

  /** The fields that are asked after these answers, in the order of the card. */
  fields = $derived.by(() =>
    fieldsInOrder(askedQuestions(this.#doc, this.given)).filter(
      ({ question, field }) =>
        !isOther(question, field) || (this.given[question.id] ?? []).includes(otherOption),
    ),
  );

  /** The first field in which a sign stands for nothing. */
  get firstMistake(): string | undefined {
    return this.fields.find(({ question, field }) => {
      const codes = codesOf(question, field);
      return codes && !valuesTyped(codes, this.typed[field] ?? '', isMany(question, field));
    })?.field;
  }

  get isEmpty(): boolean {
    return this.fields.every(({ field }) => (this.given[field] ?? []).length === 0);
  }

  /** Whether there is anything at all that a reload would lose. */
  get hasDraft(): boolean {
    return Object.values(this.typed).some((text) => text.trim() !== '');
  }

  /** The card as it is sent: what is not asked any more is left out. */
  cardOf({ surveyId, placeId, day }: Batch, version: number): NewCard {
    const asked = this.fields.map(({ field }) => field);
    const given = Object.entries(this.given).filter(([field]) => asked.includes(field));
    return {
      ...{ id: newId(), surveyId, version, placeId, day, number: this.number.trim() || null },
      given: Object.fromEntries(given.map(([field, values]) => [field, [...values]])),
    };
  }

  clear(number: string): void {
    this.number = number;
    this.typed = {};
  }

  /** Shows a card again as it was typed. */
  show(card: Pick<NewCard, 'number' | 'given'>): void {
    this.number = card.number ?? '';
    this.typed = Object.fromEntries(
      fieldsInOrder(this.#doc.questions).map(({ question, field }) => {
        const values = card.given[field] ?? [];
        const codes = codesOf(question, field);
        return [field, codes ? codesFor(codes, values) : (values[0] ?? '')];
      }),
    );
  }
}
