/** What situations are known by: how many of their examples have each term. */
export interface SituationTable {
  ids: readonly string[];
  /** Stems of words and signs of concepts. */
  terms: readonly string[];
  /** Entries of term t: [starts[t] … starts[t + 1] − 1]. */
  starts: Int32Array;
  /** By entry: the situation, rising in a term, and how many of its examples have the term. */
  situations: Int32Array;
  counts: Int32Array;
}

/** A situation that a comment tells. */
export interface ToldSituation {
  /** Its place among all. */
  situation: number;
  /** For how many words it stands in the comment: 1 to 6, the more the surer. */
  times: number;
}

/** How soon more examples with a term tell no more, and how far long-winded situations count less. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** A comment tells those with this share of the evidence for the likeliest, and no more than eight. */
const LEAST_SHARE = 0.65;
const MOST_TOLD = 8;
/** What situations know less of, as in a language no example is in, tells none. */
const LEAST_COVERED = 0.12;
const MOST_TIMES = 6;

/**
 * The things that people tell, whatever the words and the language, known by examples: the evidence
 * that a comment tells situation s is
 *     e(s) = Σ ln((S + 1) / (n(t) + ½)) · c (k + 1) / (c + k (1 − b + b · l(s) / l̄))
 * over its distinct terms t, with S situations, n(t) those that have t, c the examples of s that have
 * t, l(s) all its terms, k = 1.2 and b = 0.75.
 * @see Robertson & Zaragoza 2009, https://doi.org/10.1561/1500000019, for the formula (BM25).
 * @see Gabrilovich & Markovitch 2007, https://www.ijcai.org/Proceedings/07/Papers/259.pdf, for texts
 *   compared by what they are about.
 */
export class Situations {
  readonly table: SituationTable;
  private readonly numbers: ReadonlyMap<string, number>;
  /** By entry: what the term says for the situation. */
  private readonly weights: Float32Array;
  /** By term: the most it can say for any; by situation: the evidence at hand. */
  private readonly ceilings: Float32Array;
  private readonly evidence: Float32Array;
  /** By term: the last comment that had it. */
  private readonly asked: Int32Array;
  private round = 0;

  constructor(table: SituationTable) {
    const { ids, terms, starts } = table;
    this.table = table;
    this.numbers = new Map(terms.map((term, number) => [term, number]));
    this.ceilings = Float32Array.from(terms, (_, t) => rarity(ids, starts[t + 1]! - starts[t]!));
    this.weights = weigh(table, this.ceilings);
    this.evidence = new Float32Array(ids.length);
    this.asked = new Int32Array(terms.length);
  }

  /** The number of a stem or sign, or −1 where no example has it. */
  termOf(stem: string): number {
    return this.numbers.get(stem) ?? -1;
  }

  /** @param terms numbers of a comment's terms, repeats and −1 as they come. */
  tell(terms: Iterable<number>): ToldSituation[] {
    const { most, possible } = this.addUp(terms);
    if (most === 0 || most < LEAST_COVERED * possible) return [];
    const { evidence } = this;
    const least = LEAST_SHARE * most;
    const told: number[] = [];
    for (let s = 0; s < evidence.length; s++) if (evidence[s]! >= least) told.push(s);
    told.sort((a, b) => evidence[b]! - evidence[a]! || a - b);
    return told.slice(0, MOST_TOLD).map((situation) => {
      const share = (evidence[situation]! / most - LEAST_SHARE) / (1 - LEAST_SHARE);
      return { situation, times: Math.max(1, Math.round(MOST_TIMES * share)) };
    });
  }

  /**
   * How far a comment is told by what situations know: the evidence for the likeliest over the most
   * that its terms could give, those never seen included.
   * @returns 0 to 1.
   */
  coverageOf(terms: readonly number[]): number {
    const { most, possible } = this.addUp(terms);
    return possible > 0 ? most / possible : 0;
  }

  /** What one term says for a situation; 0 when no example of it has the term. */
  weightOf(term: number, situation: number): number {
    const { starts, situations } = this.table;
    let low = starts[term]!;
    let high = starts[term + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (situations[middle]! < situation) low = middle + 1;
      else high = middle;
    }
    const isFound = low < starts[term + 1]! && situations[low] === situation;
    return isFound ? this.weights[low]! : 0;
  }

  /**
   * Sums the evidence of distinct terms by situation.
   * @returns how much the likeliest has, and the most that the terms could give to any.
   */
  private addUp(terms: Iterable<number>): { most: number; possible: number } {
    const { evidence, weights, asked, ceilings } = this;
    const { starts, situations } = this.table;
    evidence.fill(0);
    this.round++;
    let unknown = 0;
    let sum = 0;
    for (const term of terms) {
      if (term < 0) unknown++;
      if (term < 0 || asked[term] === this.round) continue;
      asked[term] = this.round;
      sum += ceilings[term]!;
      const end = starts[term + 1]!;
      for (let p = starts[term]!; p < end; p++) evidence[situations[p]!]! += weights[p]!;
    }
    let most = 0;
    for (let s = 0; s < evidence.length; s++) if (evidence[s]! > most) most = evidence[s]!;
    const possible = (sum + unknown * rarity(this.table.ids, 0)) * (SATURATION + 1);
    return { most, possible };
  }
}

const rarity = ({ length }: readonly string[], uses: number) =>
  Math.max(0, Math.log((length + 1) / (uses + 0.5)));

function weigh({ ids, starts, situations, counts }: SituationTable, rarities: Float32Array) {
  const lengths = new Float64Array(ids.length);
  situations.forEach((situation, p) => (lengths[situation]! += counts[p]!));
  const mean = lengths.reduce((a, b) => a + b, 0) / (ids.length || 1);
  const weights = new Float32Array(situations.length);
  rarities.forEach((rare, term) => {
    for (let p = starts[term]!; p < starts[term + 1]!; p++) {
      const relative = lengths[situations[p]!]! / mean;
      const damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relative);
      weights[p] = (rare * counts[p]! * (SATURATION + 1)) / (counts[p]! + damping);
    }
  });
  return weights;
}
