import { cuesOf, followsAny, precedesAny, wordsOf } from './cue-phrases.ts';
import type { Token } from '../words/tokens.ts';

/** What people do, as it stands right after their names, in one to four words. */
const ACTS = new Set([
  ...cuesOf(`helped me, helped us, helped my, told me, told us, called me, called us, rang me, rang us,
    phoned me, phoned us, explained to, explained everything, apologised, apologized, listened to me,
    listened to us, listened patiently, assured me, assured us, assisted me, assisted us, greeted me, greeted us,
    welcomed me, welcomed us, served me, served us, treated me, treated us, ignored me, ignored us, shouted at,
    yelled at, laughed at, hung up, spoke to me, spoke to us, who helped, who served, who answered,
    was on duty, was on shift, from support, from reception, from customer service, from customer support,
    from the front desk, from the reception, at reception, at the reception, at the front desk, at the counter,
    on reception`),
  ...cuesOf(`me ayudó, nos ayudó, me atendió, nos atendió, me dijo, nos dijo, me explicó, nos explicó,
    me llamó, nos llamó, me contestó, nos contestó, me trató, nos trató, me gritó, nos gritó, me colgó,
    me recibió, nos recibió, me escuchó, nos escuchó, se disculpó, se portó, de recepción, de la recepción,
    de soporte, de atención al, en recepción, en el mostrador, del mostrador`),
  ...cuesOf(`mi se javio, mi se javila, nam se javio, nam se javila, se izvinuo, se izvinula, se ispričao,
    se ispričala, iz podrške, iz korisničke podrške, iz recepcije, s recepcije, sa recepcije, na recepciji,
    sa šaltera, na šalteru`),
  ...told('mi nam', `pomogao pomogla rekao rekla objasnio objasnila odgovorio odgovorila`),
  ...told(
    'me nas',
    `primio primila uslužio uslužila saslušao saslušala nazvao nazvala pozvao pozvala`,
  ),
]);

/** "Mi je pomogla", with whom and what in all combinations. */
function told(whom: string, verbs: string): string[] {
  return whom
    .split(' ')
    .flatMap((pronoun) => Array.from(wordsOf(verbs), (verb) => `${pronoun} je ${verb}`));
}

/** What stands right before the name of a person, in one to four words; before a product hardly ever. */
const ASKED = new Set([
  ...cuesOf(`asked for, ask for, asking for, appointment with, chatted with, shout out to, kudos to,
    preguntar por, pregunté por, cita con, consulta con, felicitar a, agradecer a, agradezco a,
    me dijo, me explicó, me recibió, me contestó, me trató, nos dijo, nos explicó, nos recibió, nos trató,
    termin kod, pregled kod, pohvala za, pohvale za, javio mi se, javila mi se`),
  ...asked('mi nam', `pomogao pomogla rekao rekla objasnio objasnila odgovorio odgovorila`),
  ...asked(
    'me nas',
    `primio primila uslužio uslužila saslušao saslušala nazvao nazvala pozvao pozvala`,
  ),
  ...['razgovarao', 'razgovarala', 'pricao', 'pricala'].flatMap((verb) => [
    `${verb} sam s`,
    `${verb} sam sa`,
  ]),
]);

/** "Pomogla mi je", the same the other way round. */
function asked(whom: string, verbs: string): string[] {
  return whom
    .split(' ')
    .flatMap((pronoun) => Array.from(wordsOf(verbs), (verb) => `${verb} ${pronoun} je`));
}

const COPULAS = wordsOf(`was is were are seemed sounded fue es era estuvo estaba pareció je bio bila
  nije`);
const BETWEEN =
  wordsOf(`so very really extremely super incredibly always not quite such too absolutely
  also rather pretty been a muy tan bastante siempre realmente sumamente nada poco un una bio bila jako
  vrlo veoma baš izuzetno uvijek uvek tako toliko prema meni nama`);
const MOST_BETWEEN = 3;

/** What is said of people and of hardly anything else. */
const TRAITS =
  wordsOf(`rude kind polite impolite friendly unfriendly patient impatient attentive respectful
  disrespectful courteous cheerful caring compassionate grumpy arrogant condescending dismissive knowledgeable
  amable grosero grosera maleducado maleducada atento atenta simpático simpática antipático antipática borde
  educado educada paciente impaciente cariñoso cariñosa respetuoso respetuosa irrespetuoso irrespetuosa
  arrogante prepotente encantador encantadora
  ljubazan ljubazna neljubazan neljubazna bezobrazan bezobrazna strpljiv strpljiva nestrpljiv nestrpljiva
  drzak drska osoran osorna pristojan pristojna nepristojan nepristojna susretljiv susretljiva simpatičan
  simpatična nekulturan nekulturna kulturan kulturna arogantan arogantna`);

/** What is said of people, companies and products alike. */
const PRAISE =
  wordsOf(`great good excellent amazing fantastic brilliant wonderful awesome superb lovely
  nice helpful unhelpful professional unprofessional terrible awful horrible bad
  genial profesional excelente estupendo estupenda fantástico fantástica increíble terrible
  odličan odlična sjajan sjajna divan divna profesionalan profesionalna stručan stručna dobar dobra
  užasan užasna fantastičan fantastična`);

/** By language, what stands before a thing or a place, never before the name of a person. */
const BEFORE_THINGS = new Map(
  Object.entries({
    en: `the an my your our their this that these in at on via using into onto card account app
      city phone`,
    es: `el los las un una mi tu su nuestro nuestra este esta en desde tarjeta cuenta aplicación app
      ciudad teléfono móvil`,
    bs: `u iz moj moja moju mom mojoj ovaj taj kartica karticu kartice račun aplikacija aplikaciju grad
      gradu telefon`,
  }).map(([language, list]) => [language, wordsOf(list)]),
);
const AFTER_THINGS = wordsOf(`account card app payment payments website store shop`);

/**
 * Whether a word does, or is asked, what only people do and are: "X helped me", "X me atendió", "X mi je
 * pomogla", "X was rude", "asked for X", "X from support". A company may be said to, so this counts by its
 * share; "con X" and "kod X" are said of companies as often, and do not count.
 */
export function actsAsPerson(tokens: readonly Token[], at: number): boolean {
  return (
    precedesAny(tokens, at, ACTS) ||
    followsAny(tokens, at, ASKED) ||
    TRAITS.has(saidOf(tokens, at) ?? '')
  );
}

/** Whether a word is praised or blamed, as things are too: "X was great". */
export function isPraised(tokens: readonly Token[], at: number): boolean {
  return PRAISE.has(saidOf(tokens, at) ?? '');
}

/** Whether a word stands where a thing or a place does: "my X", "in X", "X account". */
export function isThing(tokens: readonly Token[], at: number, language: string | null): boolean {
  const before = tokens[at]!.breaks ? undefined : tokens[at - 1];
  if (before && BEFORE_THINGS.get(language ?? '')?.has(before.word)) return true;
  const after = tokens[at + 1];
  return after !== undefined && !after.breaks && AFTER_THINGS.has(after.word);
}

/** "Rude" of "X was so very rude"; null where nothing is said to be so. */
function saidOf(tokens: readonly Token[], at: number): string | null {
  const copula = tokens[at + 1];
  if (!copula || copula.breaks || !COPULAS.has(copula.word)) return null;
  for (let to = at + 2; to <= at + 2 + MOST_BETWEEN; to++) {
    const token = tokens[to];
    if (!token || token.breaks) return null;
    if (!BETWEEN.has(token.word)) return token.word;
  }
  return null;
}
