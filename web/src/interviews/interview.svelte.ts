import { giveInterview, readScript, recordCall, removeCall } from '@vocero/api/contract/interviews';
import type { Script } from '@vocero/api/contract/interviews';
import { consentVersion } from '@vocero/api/contract/consent';
import type { Outcome } from '@vocero/api/contract/results';
import type { Locale } from '@vocero/api/contract/values';
import { call } from '../app/api.ts';
import { newId } from '../meetings/new-id.ts';
import { readDraft, writeDraft, type InterviewDraft } from './interview-draft.ts';
import { answerByKey, stepsOf, stillAsked, withValue, type Step } from './interview-steps.ts';

export type Place = 'choose' | 'greeting' | 'question' | 'again' | 'thanks';

/** One interview: where it is, what was answered, and what is kept if the page is left. */
export class Interview {
  place = $state<Place>('choose');
  script = $state.raw<Script | null>(null);
  locale = $state<Locale>('en');
  placeId = $state<string | null>(null);
  given = $state.raw<Record<string, readonly string[]>>({});
  at = $state(0);
  isUrgent = $state(false);
  mayCall = $state<boolean | null>(null);
  name = $state('');
  phone = $state('');
  calls = $state.raw<Script['calls']>([]);
  #id = newId();
  readonly #slug: string;

  constructor(slug: string) {
    this.#slug = slug;
  }

  readonly steps: Step[] = $derived(this.script ? stepsOf(this.script.doc, this.given) : []);
  readonly step: Step | undefined = $derived(this.steps[this.at]);

  countOf(outcome: Outcome): number {
    return this.calls.find((one) => one.outcome === outcome)?.count ?? 0;
  }

  /** Reads the script of a survey; the language it is asked in is one that it is offered in. */
  async choose(surveyId: string, locale: Locale | null = null): Promise<void> {
    const script = await call(readScript, { params: { id: surveyId } });
    this.script = script;
    this.calls = script.calls;
    const { locales } = script.doc;
    const own = script.survey.locale;
    const wished = locale ?? own;
    this.locale = locales.includes(wished) ? wished : locales.includes(own) ? own : locales[0]!;
  }

  begin(): void {
    this.#id = newId();
    this.given = {};
    this.at = 0;
    this.isUrgent = false;
    this.mayCall = null;
    this.name = '';
    this.phone = '';
    this.place = 'greeting';
    this.keep();
  }

  /** Goes on where it was left, if the survey still asks the same. */
  async resume(): Promise<void> {
    const draft = readDraft(this.#slug);
    if (!draft) return;
    await this.choose(draft.surveyId, draft.locale);
    if (this.script?.survey.version !== draft.version) return writeDraft(this.#slug, null);
    this.#id = draft.id;
    this.placeId = draft.placeId;
    this.given = draft.given;
    this.at = Math.min(draft.at, Math.max(0, this.steps.length - 1));
    this.isUrgent = draft.isUrgent;
    this.name = draft.name;
    this.phone = draft.phone;
    this.mayCall = draft.mayCall;
    this.place = draft.place;
  }

  keep(): void {
    const { script, place } = this;
    const isOpen = script && (place === 'greeting' || place === 'question' || place === 'again');
    writeDraft(this.#slug, isOpen ? this.#draft(script, place) : null);
  }

  #draft(script: Script, place: InterviewDraft['place']): InterviewDraft {
    const { locale, placeId, given, at, isUrgent, name, phone, mayCall } = this;
    return {
      ...{ id: this.#id, surveyId: script.survey.id, version: script.survey.version },
      ...{ locale, placeId, given, at, isUrgent, name, phone, mayCall, place },
    };
  }

  /** Chooses by a key. @returns whether the key said something here. */
  pressKey(key: string): boolean {
    const { step } = this;
    if (this.place !== 'question' || !step) return false;
    const answer = answerByKey(step, key, this.given[step.field]?.[0]);
    if (!answer) return false;
    this.pick(answer.value);
    if (answer.isDone && !this.#asksForWords(answer.value)) this.next();
    return true;
  }

  #asksForWords = (value: string) => value === 'other';

  pick(value: string): void {
    const { step } = this;
    if (!step) return;
    this.write(step.field, withValue(step, this.given[step.field] ?? [], value));
  }

  write(field: string, answers: readonly string[]): void {
    const kept = answers.filter((answer) => answer.trim() !== '');
    const { [field]: _, ...others } = this.given;
    this.given = kept.length > 0 ? { ...others, [field]: kept } : others;
    this.keep();
  }

  /** Whether one may go on without an answer. */
  get maySkip(): boolean {
    return !this.step?.question.isRequired;
  }

  get isAnswered(): boolean {
    return this.step !== undefined && (this.given[this.step.field]?.length ?? 0) > 0;
  }

  next(): void {
    if (this.place === 'greeting') this.place = 'question';
    else if (this.place === 'question' && (this.isAnswered || this.maySkip)) {
      this.given = this.script ? stillAsked(this.script.doc, this.given) : this.given;
      if (this.at < this.steps.length - 1) this.at += 1;
      else this.place = 'again';
    }
    this.keep();
  }

  skip(): void {
    const { step } = this;
    if (this.place !== 'question' || !step || !this.maySkip) return;
    this.write(step.field, []);
    this.next();
  }

  back(): void {
    if (this.place === 'again') this.place = 'question';
    else if (this.place === 'question' && this.at > 0) this.at -= 1;
    else if (this.place === 'question') this.place = 'greeting';
    else if (this.place === 'greeting') this.place = 'choose';
    this.keep();
  }

  async send(): Promise<void> {
    const { script, locale, placeId, given, isUrgent, name, phone, mayCall } = this;
    if (!script) return;
    const contact = mayCall ? { name, phone, textVersion: consentVersion } : null;
    await call(giveInterview, {
      params: { id: script.survey.id },
      body: {
        ...{ id: this.#id, locale, placeId, version: script.survey.version, isUrgent, contact },
        given: Object.fromEntries(Object.entries(given).map(([field, said]) => [field, [...said]])),
      },
    });
    this.place = 'thanks';
    this.keep();
    this.calls = (await call(readScript, { params: { id: script.survey.id } })).calls;
  }

  /** Notes what became of the call. @returns how to take it back. */
  async end(outcome: Exclude<Outcome, 'answered'>): Promise<() => Promise<void>> {
    const { script, locale, placeId } = this;
    const params = { id: script!.survey.id };
    const id = newId();
    const noted = await call(recordCall, { params, body: { id, locale, placeId, outcome } });
    this.calls = noted.calls;
    this.place = 'choose';
    this.keep();
    return async () => {
      await call(removeCall, { params: { id } });
      this.calls = (await call(readScript, { params })).calls;
    };
  }
}
