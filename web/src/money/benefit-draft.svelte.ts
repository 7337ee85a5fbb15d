import type { Benefit } from '@vocero/api/contract/theme-parts';
import { decimalSign, numberIn } from '../i18n/number-in.ts';

export const amounts = ['income', 'avoided', 'cost'] as const;
export type Amount = (typeof amounts)[number];

/** What is expected besides fewer contacts, while it is being written. */
export class BenefitDraft {
  income = $state('');
  avoided = $state('');
  cost = $state('');
  note = $state('');

  constructor(known: Benefit | null) {
    const decimal = decimalSign();
    const text = (value: number | null | undefined) =>
      value === null || value === undefined ? '' : String(value).replace('.', decimal);
    for (const name of amounts) this[name] = text(known?.[name]);
    this.note = known?.note ?? '';
  }

  /** The fields that hold no number. */
  get wrong(): Amount[] {
    return amounts.filter((name) => this[name].trim() !== '' && Number.isNaN(numberIn(this[name])));
  }

  /** What is written, as it is sent; null: nothing is. */
  get written(): Benefit | null {
    const amount = (name: Amount) => (this[name].trim() === '' ? null : numberIn(this[name]));
    const note = this.note.trim() || null;
    const benefit = {
      income: amount('income'),
      avoided: amount('avoided'),
      note,
      cost: amount('cost'),
    };
    return Object.values(benefit).every((part) => part === null) ? null : benefit;
  }
}
