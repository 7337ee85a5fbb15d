import { foldText } from './fold.ts';

/** Everyday function words by language, as people write them; they are folded when read. */
const LISTS: Record<string, string> = {
  en: `a about above again all also am an and any are as at be because been before being below
    between both but by can could cant did didnt do does doing done during each few for from
    further get gets getting got had has have having he her here hers herself him himself his how i id
    if ill im in into is it its itself ive just let lets like may me might mine more most much must my
    myself now of oh ok okay on once only or other our ours ourselves over own per please
    really same she should so some still such than thank thanks that thats the their theirs them
    themselves then there theres these they theyre this those though through to too under until us
    very was we well were what whats when where wheres which while who whom whose why will with would
    yes yet you your youre yours yourself hello hi hey dear good morning afternoon sir madam want need
    know tell help give wanna gonna going go make made way thing things lot bit one ones anything
    something everything anyone someone im id able trying try tried else even ever every maybe sure
    however am pm assistance possible looking against
    since within via upon towards regarding ago`,
  es: `a al algo alguien algun alguna algunas algunos alla alli ante antes aquel aquella aquello aqui
    asi aun aunque bajo bien buen buena buenas bueno buenos cada casi como con contra cual cuales
    cuando cuanto cuantos de del desde donde dos durante e el ella ellas ellos en entre era eran eres
    es esa esas ese eso esos esta estaba estado estan estar estas este esto estos estoy fue fueron fui
    gracias ha haber habia hace hacer hacia han has hasta hay haya he hemos hola incluso ir la las le
    les lo los luego mas me mi mis mismo mucha muchas mucho muchos muy nada ni nos nosotros nuestra
    nuestro o os otra otras otro otros para pero poco por porque pues puede pueden puedo podria
    que quien quiere quiero quisiera favor se sea segun ser si sido siempre sobre solo son soy su sus tal
    tambien tan tanto te tengo tener tenia tiene tienen toda todas todavia todo todos tras tu tus tuve
    un una unas uno unos usted ustedes va vamos van vez voy y ya yo necesito decir dime dia dias sera seran seria estara debo deberia am pm`,
  bs: `a ako ali baš bez bi biće bih bila bile bili bilo bio biti budem bude budu cijeli čak da dakle
    danas do dobar dan dok doći dosta dva evo ga gdje gde hoću hvala hoće i ih iako ići ili im ima imam
    imamo imaju iz iznad između ja je jedan jedna jedno jednom jer još juče jučer ju kad kada kako kao
    ko koja koje koji kojeg kojem kojim kojoj koju kod koliko lijep lijepo lepo li malo me mene meni mi
    moj moja moje mog moju mom mogu može možete možemo moram mu molim na nad nakon nam nama naš naša nas
    neka neki neko nego nešto nek njega njen njih njihov no o od odmah on ona onda oni ono opet ova ovaj
    ovo ove ovdje pa po pod poslije posle prema preko pri prije pre put puno sa sad sada sam samo se
    sebe si smo ste stvarno su sve svaki svi svoj svoju ta tada taj tako također takođe te tek ti to
    toga tome toliko treba trebam tu u uvijek uvek uz vam vama vas vaš vaša već vrlo veoma za zar zašto
    zato zbog znam želim svih će ću ćeš ćemo ćete biste bismo bih mora moraju morate trebate nakon
    tijekom tokom protiv`,
  de: `aber alle als also am an auch auf aus bei bin bis bitte da danke dann das dass dem den der des die
    dies diese dieser doch du durch ein eine einem einen einer er es für ganz gibt hab habe haben hallo
    hat hatte hier ich ihr ihre im immer in ist ja jetzt kann können man mehr mein meine meinen meiner
    mich mir mit möchte nach noch nun nur ob oder schon sehr sein seine seit sich sie sind so über um
    und uns unser unter vom von vor war waren warum was wegen weil wenn werden wie wieder will wir wird
    wo wurde zu zum zur`,
  fr: `a ai alors au aucun aussi autre aux avait avec avez avoir bien bon bonjour ca car ce cela celle ces
    cet cette chez comme comment dans de des donc du elle elles en encore est et etait ete etre eu fait
    faire il ils j je l la le les leur leurs lui m ma mais me meme mes merci moi mon n nos notre nous on
    ont ou où par parce peu peut plus pour pourquoi pouvez puis qu quand que quel quelle qui quoi s sa
    sans se ses si son sont sous sur t ta tes tout toute tous tres trop tu un une vers veux voudrais vos
    votre vous y d c`,
  it: `a abbia ad agli ai al alla alle allo anche ancora avere aveva c che chi ci ciao come con cosa cui da
    dai dal dalla dalle de degli dei del dell della delle dello di dopo dove due e ed era essere fa fare favore
    fino fra già gli grazie ha hai hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie miei
    mio molto ne nei nel nell nella nelle noi o ogni oggi per perché però più poi posso prego può qual
    quale quando quanto quella quello questa queste questi questo qui sei si sia sono sta stata stato su
    sua sul sulla suo sugli tra tu tua tuo tutti tutto un una uno vi voglio vorrei è sarà saranno devo dovrei farà po`,
  pt: `a ao aos aquela aquele as até com como da das de dela dele depois do dos e ela ele eles em entre era
    essa esse esta está estou este eu foi fui há isso isto já lhe mais mas me mesmo meu minha muito na
    nas no nos nós o obrigado olá os ou para pela pelo por porque posso qual quando que quem quero se ser
    seu seus só são sou sua também te tem tenho ter toda todo um uma você vocês à é`,
  nl: `aan al alles als altijd andere ben bij daar dan dat de der deze die dit doen door dus een en er ge
    geen haar had heb hebben heeft hem het hier hij hoe hun ik in is ja je kan kunnen kunt maar me meer
    met mij mijn moet na naar niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot
    u uit uw van veel voor want waren was wat we wel werd wie wij wil worden zal ze zelf zich zij zijn zo
    zou`,
};

/** A word that turns the next one round: part of a phrase, never its end, never a phrase alone. */
const NEGATIONS =
  setOf(`not no never nor cannot cant dont doesnt didnt isnt wasnt wont wouldnt hasnt
  havent couldnt arent without nunca sin tampoco ni ne nije nisam nisu nismo neće nemam nema nemaju
  nikad nikada bez nicht kein keine nie ohne pas jamais sans mai senza não nem niet geen zonder`);

/** "How long", "cuánto tiempo", "koliko dugo": a question of amount starts a phrase like a negation. */
const AMOUNT_QUESTIONS = setOf(
  'cuanto cuanta cuantos cuantas koliko combien quanto quanta wieviel',
);
const AFTER_HOW = setOf('long much many often far soon');

/** Words that begin a clause or are its subject: what runs across them is no name. */
const CLAUSES = new Map(
  Object.entries({
    en: `i you we he she they it if when because but so that which who while where until can could do
      does did will would should what why im ive`,
    es: `yo tu usted si cuando porque pero que cual donde mientras como`,
    bs: `ja ti vi mi ako kad kada jer ali dok što koji koja koje gdje li`,
    it: `io se quando perche ma che dove mentre`,
    fr: `je tu vous si quand car mais que qui`,
    de: `ich du sie wenn weil aber dass`,
    pt: `eu voce se quando porque mas que onde`,
  }).map(([language, list]) => [language, setOf(list)]),
);

const STOPS = new Map(Object.entries(LISTS).map(([language, list]) => [language, setOf(list)]));

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).map(foldText));
}

/** Whether a folded word only serves grammar in this language; unknown languages have none. */
export function isStopWord(word: string, language: string | null): boolean {
  if (isNegation(word)) return false;
  return word.length < 2 || (STOPS.get(language ?? '')?.has(word) ?? false);
}

/** Whether a folded word only serves grammar in any language we have a list of. */
export function isStopWordAnywhere(word: string): boolean {
  return isStopWord(word, null) || Array.from(STOPS.values()).some((list) => list.has(word));
}

/** Whether a folded word begins a clause or is its subject; never in unknown languages. */
export function beginsClause(word: string, language: string | null): boolean {
  return CLAUSES.get(language ?? '')?.has(word) ?? false;
}

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** Whether a folded word may start a phrase, though it says nothing alone. */
export function opensPhrase(word: string, next: string | undefined): boolean {
  if (isNegation(word) || AMOUNT_QUESTIONS.has(word)) return true;
  return word === 'how' && AFTER_HOW.has(next ?? '');
}

/** How many of these folded words are function words, by language that we have a list for. */
export function stopWordCounts(words: readonly string[]): Map<string, number> {
  return new Map(
    Array.from(STOPS, ([language, list]) => [language, words.filter((w) => list.has(w)).length]),
  );
}
