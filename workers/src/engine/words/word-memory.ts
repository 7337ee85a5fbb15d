import type { Model } from '../model.ts';
import { wordVector } from '../space/space.ts';
import { CommentWords } from './comment-words.ts';
import { stemOf } from './word-features.ts';

/** With so many words met the memory is begun anew. */
const MOST_WORDS = 20_000;

/** What a model makes of words met before: it spares work and never changes a result. */
export class WordMemory {
  private readonly model: Model;
  private vocabulary: CommentWords;
  private numbers: Map<string, number>;
  private vectors: Float32Array[] = [];
  private stems: number[] = [];

  constructor(model: Model) {
    this.model = model;
    this.vocabulary = new CommentWords(model.concepts, model.situations);
    this.numbers = new Map(model.space.stems);
  }

  /** The words of a text by number, valid until the next call. */
  read(text: string): Int32Array {
    if (this.vocabulary.size > MOST_WORDS) this.forget();
    const ids = this.vocabulary.read(text);
    this.learnNew();
    return ids;
  }

  /** The number of a word of folded letters alone, whatever it names. */
  numberOfWord(word: string): number {
    const id = this.vocabulary.numberOfWord(word);
    this.learnNew();
    return id;
  }

  /** The vector of a word before it is joined with others. */
  vectorAt(id: number): Float32Array {
    return this.vectors[id]!;
  }

  /** The row of the word's stem in the space, or a number beyond these rows when it is not there. */
  stemAt(id: number): number {
    return this.stems[id]!;
  }

  private learnNew() {
    for (let id = this.vectors.length; id < this.vocabulary.size; id++) this.learn(id);
  }

  private learn(id: number) {
    const word = this.vocabulary.wordAt(id);
    const stem = stemOf(word);
    const number = this.numbers.get(stem) ?? this.numbers.size;
    this.numbers.set(stem, number);
    this.vectors.push(wordVector(this.model.space, word));
    this.stems.push(number);
  }

  private forget() {
    this.vocabulary = new CommentWords(this.model.concepts, this.model.situations);
    this.numbers = new Map(this.model.space.stems);
    this.vectors = [];
    this.stems = [];
  }
}

const memories = new WeakMap<Model, WordMemory>();

export function memoryOf(model: Model): WordMemory {
  const known = memories.get(model) ?? new WordMemory(model);
  memories.set(model, known);
  return known;
}
