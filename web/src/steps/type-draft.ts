import type { CaseState } from '@vocero/api/contract/case-states';
import type { CaseType, NewCaseType } from '@vocero/api/contract/case-types';
import type { Locale } from '@vocero/api/contract/locales';

type Role = NonNullable<CaseType['steps'][number]['role']>;

/** A step as it is being written. */
export interface StepDraft {
  /** Tells lines apart on the screen. */
  line: string;
  /** The same in every version; null: it is new. */
  key: string | null;
  name: string;
  customer: Partial<Record<Locale, string>>;
  role: Role | '';
  departmentId: string;
  targetHours: string;
  state: CaseState | '';
  isRequired: boolean;
}

export interface TypeDraft {
  names: Partial<Record<Locale, string>>;
  isDefault: boolean;
  steps: StepDraft[];
}

let made = 0;
const lineName = () => `step-${(made += 1)}`;

export const blankStep = (): StepDraft => ({
  ...{ line: lineName(), key: null, name: '', customer: {}, role: '', departmentId: '' },
  ...{ targetHours: '', state: '', isRequired: true },
});

/** A kind of case as it stands, or a new one with one blank step. */
export function typeDraftOf(type: CaseType | null, isFirst: boolean): TypeDraft {
  if (!type) return { names: {}, isDefault: isFirst, steps: [blankStep()] };
  return {
    names: { ...type.names },
    isDefault: type.isDefault,
    steps: type.steps.map((step) => ({
      line: lineName(),
      key: step.key,
      name: step.name,
      customer: { ...step.customer },
      role: step.role ?? '',
      departmentId: step.departmentId ?? '',
      targetHours: step.targetHours === null ? '' : String(step.targetHours),
      state: step.state ?? '',
      isRequired: step.isRequired,
    })),
  };
}

/** Puts a step one place up or down; at an end it stays. */
export function moved<Item>(items: readonly Item[], at: number, by: -1 | 1): Item[] {
  const to = at + by;
  const [item, other] = [items[at], items[to]];
  if (item === undefined || other === undefined) return [...items];
  return items.with(at, other).with(to, item);
}

const written = (words: Partial<Record<Locale, string>>) =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''));

/** What is sent: steps that nobody named are left out. */
export function typeBodyOf({ names, isDefault, steps }: TypeDraft): NewCaseType {
  return {
    names: written(names),
    isDefault,
    steps: steps
      .filter(({ key, name }) => key !== null || name.trim() !== '')
      .map(({ line: _line, ...step }) => ({
        ...step,
        customer: written(step.customer),
        role: step.role || null,
        departmentId: step.departmentId || null,
        targetHours: step.targetHours.trim() === '' ? null : Number(step.targetHours),
        state: step.state || null,
      })),
  };
}
