/** Words of the organisation; `lang` where they are not in the language of the page. */
interface Worded {
  text: string;
  lang?: string;
}

/** A known problem as customers read it. Instants are ISO 8601. */
export interface ShownProblem {
  id: string;
  /** Null: the product says it itself. */
  title: Worded | null;
  text: Worded | null;
  since: string;
  expectedAt: string | null;
  endedAt: string | null;
}

/** The known problems at the head of a survey, with the way to say "me too". */
export interface ShownProblems {
  /** Of the survey's address, to which "me too" is sent. */
  token: string;
  isEmbedded: boolean;
  timeZone: string;
  now: string;
  /** A random id of whoever looks, unless their browser keeps one. */
  visitor: string;
  /** The problem to which "me too" was said a moment ago. */
  said: string | null;
  items: ShownProblem[];
}
