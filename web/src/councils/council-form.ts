import type { Council, NewCouncil } from '@vocero/api/contract/councils';

/** What the fields of a council hold: texts, as they are typed. */
export interface CouncilForm {
  name: string;
  chairId: string;
  memberIds: string[];
  freq: 'week' | 'month';
  every: string;
  weekday: string;
  nth: '1' | '2' | '3' | '4' | '-1';
  fromDay: string;
  starts: string;
  minutes: string;
  place: string;
  quorum: string;
  capacityHours: string;
  capacityMoney: string;
}

/** What a new council begins with: every Tuesday at half past nine, from today on. */
export const blankForm = (today: string, chairId: string): CouncilForm => ({
  name: '',
  chairId,
  memberIds: chairId ? [chairId] : [],
  freq: 'week',
  every: '1',
  weekday: '2',
  nth: '1',
  fromDay: today,
  starts: '09:30',
  minutes: '60',
  place: '',
  quorum: '1',
  capacityHours: '',
  capacityMoney: '',
});

export const formOf = (council: Council): CouncilForm => ({
  name: council.name,
  chairId: council.chair?.id ?? '',
  memberIds: council.members.map(({ id }) => id),
  freq: council.cadence.freq,
  every: String(council.cadence.every),
  weekday: String(council.cadence.weekday),
  nth: `${council.cadence.nth ?? 1}`,
  fromDay: council.cadence.fromDay,
  starts: council.starts,
  minutes: String(council.minutes),
  place: council.place ?? '',
  quorum: String(council.quorum),
  capacityHours: textOf(council.capacityHours),
  capacityMoney: textOf(council.capacityMoney),
});

const textOf = (amount: number | null) => (amount === null ? '' : String(amount));
const amountOf = (text: string) => (text.trim() === '' ? null : Number(text));
const nths = { '1': 1, '2': 2, '3': 3, '4': 4, '-1': -1 } as const;

/** What is sent of it. */
export const councilOf = (form: CouncilForm): NewCouncil => ({
  name: form.name.trim(),
  chairId: form.chairId || null,
  memberIds: form.memberIds,
  cadence: {
    freq: form.freq,
    every: Number(form.every),
    weekday: Number(form.weekday),
    nth: form.freq === 'month' ? nths[form.nth] : null,
    fromDay: form.fromDay,
  },
  starts: form.starts,
  minutes: Number(form.minutes),
  place: form.place.trim() || null,
  quorum: Number(form.quorum),
  capacityHours: amountOf(form.capacityHours),
  capacityMoney: amountOf(form.capacityMoney),
});
