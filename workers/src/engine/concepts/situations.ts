import { readSituationLines, type SituationLine } from './situation-lines.ts';

/** What a comment names, as situations are told by it. */
export interface Named {
  concept: number;
  /** A negation stands shortly before it. */
  negated: boolean;
  /** It is not named itself: the name or the phrases of a concept that is bring it along. */
  tied: boolean;
}

/** A situation found in a comment. */
export interface FoundSituation {
  situation: number;
  /** Σ ln(concepts / choices) over what it takes: how much less likely than by chance, in nats. */
  telling: number;
}

interface Recipe {
  situation: number;
  /** By what it takes: any of these codes. */
  groups: number[][];
  excluded: number[];
  telling: number;
}

const NOT = 'not-';
/** A comment is seldom about more; a second one must tell nearly as much. */
const MOST_FOUND = 2;
const NEARLY = 0.7;

/**
 * Typical situations by recipes of concepts. A concept has three codes: named at all, turned round by
 * a negation, named upright.
 */
export class Situations {
  readonly ids: string[] = [];
  /** By concept: its naming turns round what follows. */
  readonly negates: ReadonlySet<number>;
  private readonly concepts: number;
  /** By code: the recipes of which it is one of the fewest choices. */
  private readonly filed = new Map<number, Recipe[]>();
  /** By code: the last comment that had it. */
  private readonly seen: Int32Array;
  private round = 0;

  /**
   * @param conceptIds names of all concepts.
   * @throws RangeError that says in plain words which line cannot be read, and why.
   */
  constructor(texts: readonly string[], conceptIds: readonly string[]) {
    this.concepts = conceptIds.length;
    this.seen = new Int32Array(3 * this.concepts);
    const numbers = new Map(conceptIds.map((id, concept) => [id, concept]));
    const read = texts.map(readSituationLines);
    const known = new Map<string, number>();
    for (const line of read.flatMap(({ lines }) => lines)) {
      const situation = known.get(line.id) ?? this.ids.push(line.id) - 1;
      known.set(line.id, situation);
      this.file(this.compile(line, situation, numbers));
    }
    const negators = read.flatMap(({ negators: { line, ids } }) =>
      ids.map((id) => numbers.get(id) ?? unknown(line, id)),
    );
    this.negates = new Set(negators);
  }

  /** The most telling situations in what a comment names, the most telling first. */
  find(named: readonly Named[]): FoundSituation[] {
    if (this.filed.size === 0) return [];
    const codes = this.note(named);
    const best = new Map<number, number>();
    for (const code of codes) {
      for (const recipe of this.filed.get(code) ?? []) {
        if (recipe.telling <= (best.get(recipe.situation) ?? 0)) continue;
        if (this.fits(recipe)) best.set(recipe.situation, recipe.telling);
      }
    }
    const found = Array.from(best, ([situation, telling]) => ({ situation, telling }));
    found.sort((a, b) => b.telling - a.telling || a.situation - b.situation);
    const least = NEARLY * (found[0]?.telling ?? 0);
    return found.slice(0, MOST_FOUND).filter(({ telling }) => telling >= least);
  }

  /** Remembers what is named, and says it as codes, each once. */
  private note(named: readonly Named[]): number[] {
    const round = ++this.round;
    const codes: number[] = [];
    const add = (code: number) => {
      if (this.seen[code] !== round) codes.push(code);
      this.seen[code] = round;
    };
    for (const { concept, negated, tied } of named) {
      add(concept);
      if (!tied) add(concept + (negated ? 1 : 2) * this.concepts);
    }
    return codes;
  }

  private fits({ groups, excluded }: Recipe): boolean {
    const isSeen = (code: number) => this.seen[code] === this.round;
    return groups.every((choices) => choices.some(isSeen)) && !excluded.some(isSeen);
  }

  private file(recipe: Recipe) {
    const fewest = recipe.groups.reduce((a, b) => (b.length < a.length ? b : a));
    for (const code of fewest) {
      const list = this.filed.get(code);
      if (list) list.push(recipe);
      else this.filed.set(code, [recipe]);
    }
  }

  private compile(line: SituationLine, situation: number, numbers: ReadonlyMap<string, number>) {
    const code = (name: string) => this.codeOf(line, name, numbers);
    const groups = line.groups.map((choices) => choices.map(code));
    const excluded = line.excluded.map(code);
    const telling = groups.reduce((sum, own) => sum + Math.log(this.concepts / own.length), 0);
    return { situation, groups, excluded, telling };
  }

  /** "not-pay" is "pay" turned round, unless there is a concept of this name. */
  private codeOf(
    { line, upright }: SituationLine,
    name: string,
    numbers: ReadonlyMap<string, number>,
  ): number {
    const concept = numbers.get(name);
    if (concept !== undefined) return concept + (upright ? 2 * this.concepts : 0);
    const turned = name.startsWith(NOT) ? numbers.get(name.slice(NOT.length)) : undefined;
    if (turned !== undefined) return turned + this.concepts;
    return unknown(line, name);
  }
}

function unknown(line: number, name: string): never {
  throw new RangeError(`situations, line ${line}: the lexicon has no concept “${name}”`);
}
