import { isGivenName, isInflectedName, mayBeName } from './given-names.ts';
import type { Token } from '../words/tokens.ts';

const HAS_DIGIT = /\p{N}/u;
/** Endings of South Slavic family names; those that other words have too ask for a capital. */
const FAMILY_ENDING = /.{3}(?:ić|ић)[aаuу]?$/u;
const CERTAIN_FAMILY_ENDING = /.{2}[oe]vic(?:a|u|em|i|ka)?$/;
/** "O'Connor", "D'Souza", "McDonald"; not "d'accordo", where the language has such words. */
const PREFIXED = /^(?:o'[a-z]{4,}|d'souza|d'costa|mc(?:[bcdfghjklmnpqrstvwxz]|ca|ke)[a-z]{3,})$/;
/** "XXXX", as names are taken out of comments before they come here. */
const TAKEN_OUT = /^x{3,}$/;
/** What stands before the name of a person, folded. */
const TITLES = new Set(
  `mr mrs ms miss dr doctor doctora sr sra srta senor senora senorita don dona prof nurse sister
  gospodin gospodina gospodinu gospodinom gospodja gospodje gospodji gospodju gospodjom gospodjica gospodjice
  gospodjici gospodjicu gosp gdja gdin doktor doktora doktoru doktorom doktorica doktorice doktorici doktoricu
  doktoricom sestra sestre sestri sestru sestrom profesor profesora profesoru profesorom profesorica profesorice
  profesorici profesoricu agent agente`.split(/\s+/),
);

/**
 * Whether a word names a person or leads to one: in an address or an account number, with a digit, a
 * given name, what somebody put in place of one, a family name by its ending, or a word with a capital
 * beside a name or after a title.
 * Names that are everyday words too count where a capital letter makes them names.
 * @param language of the comment; German writes every noun with a capital.
 */
export function isPersonal(tokens: readonly Token[], at: number, language: string | null): boolean {
  const token = tokens[at]!;
  if (token.address || looksOf(token).code || isNameAlone(token, language)) return true;
  return hasCapital(token, language) && standsWithName(tokens, at, language);
}

/** Whether any word of a text is personal. */
export function namesPerson(tokens: readonly Token[], language: string | null): boolean {
  return tokens.some(({ word }, at) => word !== '0' && isPersonal(tokens, at, language));
}

/** Whether a capital letter within a sentence says something in this language. */
export function hasCapital({ capital }: Token, language: string | null): boolean {
  return capital && language !== 'de';
}

function isNameAlone(token: Token, language: string | null): boolean {
  const looks = looksOf(token);
  if (looks.certain || (language === 'bs' && looks.inflected)) return true;
  return hasCapital(token, language) && (looks.possible || looks.inflected);
}

/** What the letters of a word say about its being a name. */
interface Looks {
  /** With a digit: a code, a date or a sum. */
  code: boolean;
  /** A name, however it is written. */
  certain: boolean;
  /** A case form of a South Slavic given name. */
  inflected: boolean;
  /** A name where it has a capital. */
  possible: boolean;
}

/** Looking is dearer than remembering, and comments use the same words over and over. */
const remembered = new Map<string, Looks>();
const MAX_REMEMBERED = 50_000;

function looksOf(token: Token): Looks {
  const known = remembered.get(token.surface);
  if (known) return known;
  const { surface } = token;
  const word = withoutPossessive(token);
  const looks = {
    code: HAS_DIGIT.test(word),
    certain:
      isGivenName(word) ||
      CERTAIN_FAMILY_ENDING.test(word) ||
      PREFIXED.test(surface) ||
      TAKEN_OUT.test(word),
    inflected: isInflectedName(word),
    possible: mayBeName(word) || FAMILY_ENDING.test(surface),
  };
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(surface, looks);
  return looks;
}

/** "john" for "John's", which folds to "johns". */
function withoutPossessive({ word, surface }: Token): string {
  return surface.endsWith("'s") ? word.slice(0, -1) : word;
}

/** Beside a name with no stop between, or after a title: "Marija Lončar", "Dr. House". */
export function standsWithName(
  tokens: readonly Token[],
  at: number,
  language: string | null,
): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before && TITLES.has(before.word)) return true;
  if (before && !tokens[at]!.breaks && isNameAlone(before, language)) return true;
  return after !== undefined && !after.breaks && isNameAlone(after, language);
}
