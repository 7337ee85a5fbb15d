import {
  createFeedback,
  type FeedbackReceipt,
  type Praised,
  type Turn,
} from '@vocero/api/contract/feedback';
import type { AgainCause } from '@vocero/api/contract/again';
import { readAgain, type EarlierContact } from '@vocero/api/contract/repeats';
import { addSolutionUse } from '@vocero/api/contract/solutions';
import type { CommentType, Kind } from '@vocero/api/contract/values';
import { call } from '../app/api.ts';
import { sayWhyAgain } from '../repeats/answer-again.ts';
import type { RemedyDraft } from '../remedies/asks.ts';
import { tellProblem } from '../ui/toasts.svelte.ts';
import { customerText } from '@vocero/api/contract/customer-turns';
import { markCustomers } from './customer-turns.ts';
import { emptyDraft, feedbackOf, keepDraft, readDraft } from './draft.ts';

/** The note being written in one organisation; every change of it is kept in this browser. */
export class Note {
  text = $state('');
  reason = $state<string | null>(null);
  reasonOther = $state<string | null>(null);
  kind = $state<Kind | null>(null);
  type = $state<CommentType | null>(null);
  praises = $state.raw<Praised>({ memberIds: [], departmentIds: [] });
  customer = $state('');
  turns = $state.raw<Turn[] | null>(null);
  urgent = $state(false);
  remedies = $state.raw<readonly RemedyDraft[]>([]);
  /** Articles of the solution bank that are in use for it. */
  used = $state.raw<readonly string[]>([]);
  busy = $state(false);
  problem = $state.raw<unknown>(null);
  /** What came of the note before this one. */
  receipt = $state.raw<FeedbackReceipt | null>(null);
  /** That note was a repeat contact, and nobody has said why yet. */
  again = $state.raw<{ id: string; previous: EarlierContact } | null>(null);
  /** The answer to that is on its way. */
  answering = $state(false);
  #key = '';
  #slug: string;

  constructor(slug: string) {
    this.#slug = slug;
    this.#take(readDraft(localStorage, slug));
  }

  get draft() {
    const { text, reason, reasonOther, kind, type, praises, customer, turns, urgent, remedies } =
      this;
    return {
      key: this.#key,
      text,
      reason,
      reasonOther,
      kind,
      type,
      praises,
      customer,
      turns,
      urgent,
      remedies,
    };
  }

  /** Keeps the draft; call it in an effect, so that it follows every change. */
  keep(): void {
    keepDraft(localStorage, this.#slug, this.draft);
  }

  /** Stores the note and clears it for the next one. False: it stays, with `problem`. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    this.receipt = null;
    this.again = null;
    try {
      const { customer, reason } = this.draft;
      this.receipt = await call(createFeedback, { body: feedbackOf(this.draft) });
      await this.#tellUses(this.receipt.id);
      this.#take(emptyDraft());
      if (customer.trim() !== '' && reason !== null) await this.#askAgain(this.receipt.id);
      return true;
    } catch (error) {
      this.problem = error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** A code of the register, or none. */
  pickReason(code: string | null): void {
    this.reason = code;
    this.reasonOther = null;
  }

  /** The reason in own words instead. */
  sayReason(words: string | null): void {
    this.reason = null;
    this.reasonOther = words;
  }

  /** Why somebody came again is worth knowing, but no reason to say that a stored note was not. */
  async #askAgain(id: string): Promise<void> {
    const { previous } = await call(readAgain, { params: { id } }).catch(() => ({
      previous: null,
    }));
    if (previous) this.again = { id, previous };
  }

  async sayWhyAgain(cause: AgainCause, text: string | null): Promise<void> {
    if (!this.again || this.answering) return;
    this.answering = true;
    try {
      await sayWhyAgain(this.again.id, { cause, text }, null);
      this.again = null;
    } catch (error) {
      tellProblem(error);
    } finally {
      this.answering = false;
    }
  }

  /** What helped is worth knowing, but no reason to say that a stored note was not. */
  async #tellUses(feedbackId: string): Promise<void> {
    const told = this.used.map((id) =>
      call(addSolutionUse, { params: { id }, body: { feedbackId } }),
    );
    this.used = [];
    const failed = (await Promise.allSettled(told)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') tellProblem(failed.reason);
  }

  /** An article is in use for it, or is not after all. */
  toggleUsed(id: string): void {
    this.used = this.used.includes(id) ? this.used.filter((one) => one !== id) : [...this.used, id];
  }

  pickKind(kind: Kind): void {
    this.kind = this.kind === kind ? null : kind;
  }

  /** Takes a conversation: its customer's turns become the text, all of it the context. */
  takeTurns(turns: readonly Turn[]): void {
    this.turns = [...turns];
    this.text = customerText(turns).text;
  }

  /** Says who the customers are. */
  pickCustomers(names: readonly string[]): void {
    if (this.turns) this.takeTurns(markCustomers(this.turns, names));
  }

  dropTurns(): void {
    this.turns = null;
  }

  #take({
    key,
    text,
    reason,
    reasonOther,
    kind,
    type,
    praises,
    customer,
    turns,
    urgent,
    remedies,
  }: ReturnType<typeof emptyDraft>): void {
    this.#key = key;
    this.text = text;
    this.reason = reason;
    this.reasonOther = reasonOther;
    this.kind = kind;
    this.type = type;
    this.praises = praises;
    this.customer = customer;
    this.turns = turns;
    this.urgent = urgent;
    this.remedies = remedies;
  }
}
