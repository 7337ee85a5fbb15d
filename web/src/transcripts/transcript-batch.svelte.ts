import type { Import } from '@vocero/api/contract/imports';
import {
  addTranscript,
  createTranscriptBatch,
  lookAtTranscript,
  putTranscriptSpeakers,
  type TranscriptRefusal,
} from '@vocero/api/contract/transcripts';
import { SvelteMap } from 'svelte/reactivity';
import { call } from '../app/api.ts';
import { currentLocale } from '../i18n/i18n.svelte.ts';
import { problemText } from '../ui/problem-text.ts';
import { decodeFile, longestFile } from './read-file.ts';

export type FileState = 'waiting' | 'ready' | 'stored' | 'known' | 'refused' | 'failed';

export interface BatchFile {
  file: File;
  state: FileState;
  refusal: TranscriptRefusal | 'too_large' | null;
  /** What went wrong on the way; it can be tried again. */
  problem: string | null;
  feedbackId: string | null;
}

export interface UnknownSpeaker {
  name: string;
  files: number;
  isCustomer: boolean;
}

/** Files that are read at the same time. */
const ABREAST = 3;

/** Many transcripts from one source: looked at, then taken in one by one. */
export class TranscriptBatch {
  files = $state<BatchFile[]>([]);
  doing = $state<'nothing' | 'looking' | 'adding'>('nothing');
  done = $state(0);
  batch = $state.raw<Import | null>(null);
  readonly unknown = new SvelteMap<string, UnknownSpeaker>();
  readonly sourceId: string;

  constructor(sourceId: string) {
    this.sourceId = sourceId;
  }

  get waiting(): number {
    return this.files.filter(({ state }) => state === 'ready' || state === 'failed').length;
  }

  countOf(state: FileState): number {
    return this.files.filter((one) => one.state === state).length;
  }

  /** Reads who speaks in the files; nothing is stored. */
  async look(files: readonly File[]): Promise<void> {
    const fresh = files.map((file) => ({
      ...{ file, state: 'waiting' as const, refusal: null, problem: null, feedbackId: null },
    }));
    const first = this.files.length;
    this.files.push(...fresh);
    this.doing = 'looking';
    this.done = 0;
    await this.#each(this.files.slice(first), (one) => this.#lookAt(one));
    this.doing = 'nothing';
  }

  async #lookAt(one: BatchFile): Promise<void> {
    const body = await bodyOf(one);
    if (!body) return;
    const params = { id: this.sourceId };
    const found = await call(lookAtTranscript, { params, body });
    one.refusal = found.refusal;
    one.feedbackId = found.knownId;
    one.state = found.refusal ? refusedOf(found.refusal) : found.knownId ? 'known' : 'ready';
    if (one.state !== 'ready') return;
    for (const { name, isCustomer, isLikelyCustomer } of found.speakers) {
      if (isCustomer === null) this.#note(name, isLikelyCustomer);
    }
  }

  #note(name: string, isCustomer: boolean): void {
    const key = name.toLowerCase();
    const known = this.unknown.get(key);
    this.unknown.set(key, {
      name: known?.name ?? name,
      files: (known?.files ?? 0) + 1,
      isCustomer: known?.isCustomer ?? isCustomer,
    });
  }

  setCustomer(key: string, isCustomer: boolean): void {
    const known = this.unknown.get(key);
    if (known) this.unknown.set(key, { ...known, isCustomer });
  }

  /** Keeps who the new speakers are, and takes the files in that wait; what failed is tried again. */
  async add(name: string): Promise<void> {
    if (this.unknown.size > 0) {
      const speakers = [...this.unknown.values()].map((one) => ({
        ...{ name: one.name, isCustomer: one.isCustomer },
      }));
      await call(putTranscriptSpeakers, { params: { id: this.sourceId }, body: { speakers } });
      this.unknown.clear();
    }
    this.batch ??= await call(createTranscriptBatch, { body: { sourceId: this.sourceId, name } });
    const { id } = this.batch;
    this.doing = 'adding';
    this.done = 0;
    const waiting = this.files.filter(({ state }) => state === 'ready' || state === 'failed');
    await this.#each(waiting, (one) => this.#addOne(id, one));
    this.doing = 'nothing';
  }

  async #addOne(id: string, one: BatchFile): Promise<void> {
    const body = await bodyOf(one);
    if (!body) return;
    const added = await call(addTranscript, { params: { id }, body });
    one.state = added.result;
    one.refusal = added.refusal;
    one.feedbackId = added.feedbackId;
    one.problem = null;
  }

  /** One file that fails does not keep the others back. */
  async #each(files: readonly BatchFile[], act: (one: BatchFile) => Promise<void>): Promise<void> {
    const waiting = [...files];
    const work = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        try {
          await act(one);
        } catch (error) {
          one.state = 'failed';
          one.problem = problemText(error);
        }
        this.done += 1;
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
  }
}

const refusedOf = (refusal: TranscriptRefusal): FileState =>
  refusal === 'customer_silent' ? 'ready' : 'refused';

/** What is sent of a file; undefined where it is too large to be read. */
async function bodyOf(one: BatchFile) {
  const { file } = one;
  const content = decodeFile(new Uint8Array(await file.arrayBuffer()), currentLocale());
  if (content.length <= longestFile) return { fileName: file.name.slice(0, 200), content };
  one.state = 'refused';
  one.refusal = 'too_large';
  return undefined;
}
