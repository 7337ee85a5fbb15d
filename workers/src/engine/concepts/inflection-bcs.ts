import type { Inflection } from './inflection.ts';
import { endingsOf, withoutEnding } from './without-ending.ts';
import { withoutYat } from '../words/word-features.ts';

const LEAST = 3;
const INFINITIVE = /(?:[aeiu]|[sz])ti$|ći$/;
const ENDS_AS_VERB = /[aeiusz]ti$|[aeiou]ci$/;
/** hladan, hladna; novac, novca: a vowel that is there only before nothing. */
const FLEETING = /^(.{2,}[^aeiou])a([^aeiou])$/;

/** Endings of nouns and adjectives, folded. */
const NAME_ENDINGS = endingsOf(`ovima evima ama ima ova eva ovi evi ove eve ovo evo om em og eg oj
  ih im omu emu oga ega ome iji ija ije iju ijeg ijem ijih ijim ijoj ijom ju a e i o u`);

/** Endings of verbs, their participles and the nouns made of them, folded. */
const VERB_ENDINGS = endingsOf(`ovanjima ovanjem ovanja ovanje ovanju ivanjem ivanja ivanje ivanju
  anjem anjima enjem enjima anja anje anju enja enje enju ujuci ajuci
  ujemo ujete ajemo ajete uju ujem ujes uje ujuci ovao ivao avao
  ovati ivati avati ovali ovala ovalo ovale ivali ivala ivalo ivale avali avala avalo avale
  iram iras ira iramo irate iraju irao irala iralo irali irale irati iran irana irano irani irane
  nuti nuo nula nulo nuli nule nem nes ne nemo nete nu
  ati iti eti ao io eo uo ala alo ali ale ila ilo ili ile ela elo eli ele ula ulo uli ule
  la lo li le ti ajte ajmo ite imo amo emo ate ete aju am as im is em es
  ana ano ani ane anu anih anim anog anom an ena eno eni ene enu enih enim enog enom en
  ta to te a e i u`);

/**
 * Bosnian, Croatian and Serbian: račun, računi, računom; čekati, čekam, čekali, čekanje; lijep, lepa.
 * What is typed without marks is the same word: dj and d for đ.
 */
export const bcs: Inflection = {
  lemmaKeys(word, mayBeVerb) {
    const plain = plainOf(word);
    if (mayBeVerb && ENDS_AS_VERB.test(plain))
      return [`!${withoutEnding(plain, VERB_ENDINGS, LEAST)}`];
    const name = plain.length > LEAST ? plain.replace(/[aeio]$/, '') : plain;
    const short = FLEETING.exec(plain);
    return [
      `~${name}`,
      ...(short ? [`~${short[1]}${short[2]}`] : []),
      ...(mayBeVerb ? [`!${withoutEnding(plain, VERB_ENDINGS, LEAST)}`] : []),
    ];
  },
  formKeys(word) {
    const plain = plainOf(word);
    const name = withoutEnding(plain, NAME_ENDINGS, LEAST);
    const verb = withoutEnding(plain, VERB_ENDINGS, LEAST);
    const last = plain.length > LEAST ? plain.replace(/[aeiou]$/, '') : plain;
    return [`~${last}`, `~${name}`, `!${verb}`];
  },
  isVerb: (written) => INFINITIVE.test(written),
};

function plainOf(word: string): string {
  return withoutYat(word).replaceAll('dj', 'd');
}
