import { ProblemError } from '@vocero/api/client';
import { methodFields, type SurveyDoc } from '@vocero/api/contract/survey-doc';
import {
  discardSurveyDraft,
  publishSurvey,
  readSurvey,
  saveSurveyDraft,
  saveSurveyMethod,
  type EditedSurvey,
} from '@vocero/api/contract/surveys';
import { call } from '../app/api.ts';
import { problemText } from '../ui/problem-text.ts';

/** Milliseconds without a change after which it is saved. */
const PAUSE = 1_500;

/** `stale`: somebody else saved or published in between, and the reader has to say what stays. */
type DeskState = 'saved' | 'changed' | 'saving' | 'failed' | 'stale';

/** One survey on the desk of somebody who edits it: what it asks now, and how far that is saved. */
export class SurveyDesk {
  survey = $state.raw() as EditedSurvey;
  doc = $state.raw() as SurveyDoc;
  state = $state<DeskState>('saved');
  /** The method sheet as it is written, whichever part of the editor is open. */
  method = $state<Record<string, string>>({});
  /** What went wrong, in words. */
  problem = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(survey: EditedSurvey) {
    this.#take(survey);
    this.method = methodOf(survey);
  }

  /** Whether leaving loses nothing. */
  get isSaved(): boolean {
    return this.state === 'saved' && this.isMethodSaved;
  }

  get isMethodSaved(): boolean {
    const kept = methodOf(this.survey);
    return methodFields.every((field) => this.method[field] === kept[field]);
  }

  /** Edits what is asked; it is saved a moment later. */
  change(doc: SurveyDoc): void {
    this.doc = doc;
    if (this.state !== 'stale') this.state = 'changed';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), PAUSE);
  }

  /** Saves what was changed, one save after the other. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  async #save(): Promise<void> {
    if (this.state !== 'changed' && this.state !== 'failed') return;
    const { doc } = this;
    this.state = 'saving';
    try {
      const body = { doc, revision: this.survey.draftRevision };
      this.survey = await call(saveSurveyDraft, { params: this.#params, body });
      this.problem = null;
      this.state = this.doc === doc ? 'saved' : 'changed';
    } catch (error) {
      this.problem = problemText(error);
      this.state = isStale(error) ? 'stale' : 'failed';
    }
  }

  /** Throws the draft away. Returns the way to have it back. */
  async discard(): Promise<() => Promise<void>> {
    await this.save();
    const { doc } = this;
    this.#take(await call(discardSurveyDraft, { params: this.#params }));
    return async () => {
      this.change(doc);
      await this.save();
    };
  }

  /** Shows the draft from now on. */
  async publish(leaveOutIncomplete: boolean): Promise<void> {
    await this.save();
    const body = { revision: this.survey.draftRevision, leaveOutIncomplete };
    this.#take(await call(publishSurvey, { params: this.#params, body }));
  }

  /** Takes what somebody else saved, instead of what is here. */
  async takeTheirs(): Promise<void> {
    this.#take(await call(readSurvey, { params: this.#params }));
  }

  /** Saves what is here over what somebody else saved. */
  async keepMine(): Promise<void> {
    const { doc } = this;
    this.survey = await call(readSurvey, { params: this.#params });
    this.state = 'changed';
    this.change(doc);
    await this.save();
  }

  /** Keeps the method sheet as it is written; the questions stay as they are. */
  async saveMethod(): Promise<void> {
    const body = Object.fromEntries(
      methodFields.flatMap((field) => {
        const text = this.method[field]?.trim();
        return text ? [[field, text]] : [];
      }),
    );
    const survey = await call(saveSurveyMethod, { params: this.#params, body });
    this.survey = { ...survey, draftRevision: this.survey.draftRevision };
    this.method = methodOf(survey);
  }

  /** Nothing is saved any more once the screen is left. */
  leave(): void {
    clearTimeout(this.#timer);
  }

  get #params() {
    return { id: this.survey.id };
  }

  #take(survey: EditedSurvey): void {
    clearTimeout(this.#timer);
    this.survey = survey;
    this.doc = survey.draft ?? survey.published;
    this.state = 'saved';
    this.problem = null;
  }
}

const methodOf = ({ method }: EditedSurvey): Record<string, string> =>
  Object.fromEntries(methodFields.map((field) => [field, method[field] ?? '']));

const isStale = (error: unknown) => error instanceof ProblemError && error.status === 409;
