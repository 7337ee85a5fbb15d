import type { Inflection } from './inflection.ts';
import { endingsOf, withoutEnding } from './without-ending.ts';

const LEAST = 3;

/** Pronouns that are written on to an infinitive or a gerund: avisarme, cobrándonos. */
const CLITICS = endingsOf(`melo mela melos melas selo sela selos selas telo tela noslo nosla
  me te se lo la le los las les nos`);
const TAKES_CLITICS = /(?:[aei]r|[ai]ndo|yendo)$/;
const INFINITIVE = /[aei]r(?:se)?$/;

/** Endings of verbs without accents, the longest first. */
const VERB_ENDINGS =
  endingsOf(`ariamos eriamos iriamos ieramos iesemos aramos asemos aremos eremos iremos
  abamos asteis isteis arian erian irian ieran iesen ieron yeron yendo iendo iamos arias erias irias
  ieras abais areis ereis ireis aria eria iria iera aran eran iran aron aras eras iras aste iste ando
  adas ados idas idos abas aban amos emos imos endo ares eres ires ian ias aba ada ado ida ido are ere
  ire ara era ira ase ese ais eis iais ar er ir ia io ie as an os es en a o e`);

/** Spellings that keep a sound before another vowel: explique, llegue, empecé. */
const BEFORE_E = /(?:qu|gu|z)$/;
const SOUNDS: Record<string, string> = { qu: 'c', gu: 'g', z: 'c' };

/** Spanish: factura, facturas; llegar, llegó, llegan, llegado, llegue; rápido, rápidas. */
export const spanish: Inflection = {
  lemmaKeys: (word, mayBeVerb) => [
    singular(word),
    `~${withoutGender(singular(word))}`,
    ...(mayBeVerb || INFINITIVE.test(word) ? [`!${verbRoot(word)}`] : []),
  ],
  formKeys: (word) => [singular(word), `~${withoutGender(singular(word))}`, `!${verbRoot(word)}`],
  isVerb: (word) => INFINITIVE.test(word),
};

function singular(word: string): string {
  if (word.length <= LEAST || !word.endsWith('s')) return word;
  if (word.endsWith('ces')) return `${word.slice(0, -3)}z`;
  if (/[dlnrsyj]es$/.test(word) && word.length > 4) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutGender(word: string): string {
  return word.length > LEAST ? word.replace(/[oa]$/, '') : word;
}

function verbRoot(word: string): string {
  const root = withoutEnding(withoutClitic(word), VERB_ENDINGS, LEAST);
  return root.replace(BEFORE_E, (letters) => SOUNDS[letters]!);
}

function withoutClitic(word: string): string {
  const bare = withoutEnding(word, CLITICS, LEAST + 2);
  return bare !== word && TAKES_CLITICS.test(bare) ? bare : word;
}
