/** Which comments stand for those that are no different. */
export interface Standing {
  /** Places of the comments that stand for all, rising. */
  kept: Int32Array;
  /** For each comment the place in `kept` of itself, or else of the one that stands for it. */
  of: Int32Array;
}

/** Half of the neighbours that are looked at: so many that are no different leave room for others. */
const FEW_ALIKE = 20;

/**
 * Keeps the first `most` comments of each kind that has more than a few; the first of all stands for the
 * others of its kind.
 * @param kinds of each comment, what makes it no different from others.
 * @param preferred says of a comment whether it goes before the others of its kind.
 */
export function standingFor(
  kinds: ArrayLike<number>,
  most: number,
  preferred: (i: number) => boolean,
): Standing {
  const byKind = new Map<number, number[]>();
  const note = (i: number) => {
    const alike = byKind.get(kinds[i]!);
    if (alike) alike.push(i);
    else byKind.set(kinds[i]!, [i]);
  };
  for (let i = 0; i < kinds.length; i++) if (preferred(i)) note(i);
  for (let i = 0; i < kinds.length; i++) if (!preferred(i)) note(i);
  const chosen = Array.from(byKind.values(), (alike) =>
    alike.length > FEW_ALIKE ? alike.slice(0, most) : alike,
  );
  const kept = Int32Array.from(chosen.flat()).sort();
  const placeOf = new Map(Array.from(kept, (i, at) => [i, at]));
  const of = Int32Array.from({ length: kinds.length }, (_, i) => {
    return placeOf.get(i) ?? placeOf.get(byKind.get(kinds[i]!)![0]!)!;
  });
  return { kept, of };
}

/** Where so few wordings are said that taking each once leaves fewer, each is taken more often. */
const FEW_COMMENTS = 200;

/**
 * Which comments are compared with each other to find groups: of each wording one, of few wordings more.
 * What a hundred say in the same words would have no neighbours but each other, and fall into as many
 * groups as there is room for.
 */
export function comparedOf(wordings: Int32Array, preferred = (_: number) => false): Standing {
  return standingFor(wordings, timesTaken(wordings), preferred);
}

/**
 * Which comments teach what words are: of each wording two, of few wordings more, so that what two people
 * say is known however few words it shares, and what a hundred say draws no words to its own.
 */
export function teachingOf(wordings: Int32Array): Standing {
  return standingFor(wordings, Math.max(2, timesTaken(wordings)), () => false);
}

function timesTaken(wordings: Int32Array): number {
  return Math.ceil(FEW_COMMENTS / new Set(wordings).size);
}

/** Of each that stands for others, for how many, itself included. */
export function saidBy({ kept, of }: Standing): Int32Array {
  const said = new Int32Array(kept.length);
  for (const at of of) said[at]!++;
  return said;
}

/** What was found of those that stand for all, for all. */
export function forAll(found: Int32Array, { of }: Standing): Int32Array {
  return of.map((at) => found[at]!);
}
