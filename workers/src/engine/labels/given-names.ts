import { foldText } from '../words/fold.ts';

/** Given names that are no everyday words in English, Spanish or Bosnian, Croatian and Serbian. */
const ENGLISH = `aaron abigail adam adrian agnes alan albert alex alexander alexandra alfred alice alison
  alyssa amanda amelia amy andrea andrew andy angela angus anita ann anna anne anthony antonia archie
  arthur ashley audrey barbara barry beatrice becky ben benjamin bernard beth betty beverly billy bob
  bobby bradley brandon brenda brian bridget bruce bryan caitlin callum cameron carl caroline catherine
  cathy cecilia charles charlie charlotte cheryl chloe chris christian christina christine christopher
  cindy claire clara colin connor craig cynthia daisy daniel danielle danny darren dave david deborah
  debbie dennis derek diane dominic donald donna doris dorothy douglas duncan dylan ed eddie edgar
  edith edmund edward edwin eileen elaine eleanor elizabeth ella ellen ellie elliot emily emma eric
  erica ernest ethan eugene evan evelyn fiona florence fred freddie frederick gareth gary gavin gemma
  geoffrey george georgia gerald gerard gillian glen gloria gordon graham greg gregory hannah
  harold harriet harry harvey heather heidi helen henry howard hugh ian imogen irene isaac isabel
  isabella isla ivan jackie jacob jacqueline jade jake james jamie jane janet janice jasmine jason jean
  jeff jeffrey jenna jennifer jenny jeremy jerry jess jesse jessica jill jim jimmy joan joanna joanne
  joe joel john johnny jonathan jordan joseph josephine josh joshua joyce judith judy julia julian julie
  justin karen kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kerry kevin kieran
  kim kimberly kirsty kyle larry laura lauren laurence leah leonard leslie lewis liam linda lisa
  liz logan lorraine louis louise lucas lucy luke lydia lynn madeleine malcolm marcus margaret maria
  marie marilyn marion marjorie martha martin mary mason matt matthew maureen megan melanie melissa
  michael michelle mike mildred molly monica morgan muriel nancy naomi natalie natasha nathan neil
  niall nicholas nicola nicole nigel noah nora norman oliver olivia oscar owen pamela patricia
  patrick paul paula pauline peggy penelope pete peter phil philip philippa phillip phoebe phyllis rachel
  ralph raymond rebecca reginald rhys richard robert robin rodney roger ronald rory rosemary ross
  roy russell ruth ryan sally sam samantha samuel sandra sarah scott sean sebastian shannon sharon
  sheila shirley sidney simon sofia sophia sophie stacey stanley stella stephanie stephen steve steven
  stuart susan suzanne sylvia tammy tanya tara taylor terence teresa terry theodore theresa thomas tim
  timothy tina toby todd tom tommy tony tracey tracy trevor tyler valerie vanessa vernon veronica
  vicky vincent violet vivian walter wanda wayne wendy wesley wilfred william winifred yvonne zach
  zachary zoe`;

const SPANISH = `adriana aitor alba alberto alejandra alejandro alfonso alfredo alicia almudena alonso
  alvaro amaia ana anabel andres angela antonio araceli ariadna arturo asier agustin aurelio aurora
  beatriz begoña belen benito bernardo blanca borja camila carla carlos carlota carmen carolina
  catalina cesar cristian cristina cristobal daniela diego domingo eduardo elena elisa eloisa elvira
  emilia emilio enrique ernesto esteban esther estefania eugenia eva fabian fatima federico felipe
  felix fernanda fernando fermin francisca francisco gabriel gabriela gemma gerardo gilberto gonzalo
  graciela gregorio guadalupe guillermo gustavo hector helena hernan hugo ignacio ines inmaculada irene
  iker isabel ismael itziar ivan jaime javier jesus jimena joaquin jorge jose josefa josefina juan juana
  julian julieta julio leticia lorena lorenzo lourdes lucia luciana luis luisa macarena
  magdalena manolo manuel manuela marcela marcelo marcos margarita maria mariana mariano marina mario
  maribel marisol marta martina mateo matias mauricio maximo micaela miguel milagros miren mireia mohamed
  monica montserrat nacho natalia nerea nicolas noelia nuria octavio olga oriol oscar pablo paco
  paloma pamela patricio paula paulina pedro pepe rafael raimundo ramiro ramon raquel raul rebeca
  ricardo roberto rodolfo rodrigo rogelio ruben salvador sandra santiago sara sergio silvia
  simona sonia susana tamara teodoro teresa tomas valentina valeria vanesa veronica vicente victor
  virginia viviana xavier ximena yolanda zaida`;

const SOUTH_SLAVIC = `adela adisa admir adnan advija aida ajla aldin aleksa aleksandar aleksandra alen alija alisa
  almedina almin almir amar amela amer amina amir amra andrej andrija anel anela anđela anđelka anica
  anđelko anita anja ankica anton armin arnela asim asmir azra belma benjamin biljana bogdan bojan
  bojana boris borislav borko boro bosiljka boško branimir branislav branka branko brankica budimir
  damir damjan danijel danijela danilo danko davor dejan denis dijana dinko dino domagoj dragan
  dragana dragica drago dragoljub dragomir dragoslav dragutin draženka dražen dubravka dubravko
  dunja duška duško dušan dušanka dženan dženana dževad edin edina edita ejub ela elma elmir elvedin
  elvir elvira emina emir enes enisa ermin esad fadil fahrudin faruk fatima fehim ferid fikret filip
  franjo fuad goran gordan gordana hajrudin hamza hana haris hasan hasna hrvoje husein ibrahim igor ilija
  ilijana irena irfan irma isidora ismet iva ivana ivan ivanka ivica ivo izet jadranka jagoda
  jakov janko jasenko jasmin jasmina jasminka jasna jelena jelica jovan jovana jovanka josip josipa
  jozo juraj jure jusuf kasim katarina kemal kenan kristijan kristina ksenija ladislav lamija lana lazar
  lejla lidija ljiljana ljubica ljubinka ljubiša ljubomir luka maida maja marija marijan marijana marin
  marina marinko marko mate matej mateja matija mediha mehmed melisa merima mersiha merjem mevludin
  mihajlo mijat milan milana milanka milena mileva milica milivoj miljana miljenko milka milomir milorad
  miloš miodrag mira miralem mirela mirjana mirko miro miroslav mirsad mirsada mirza mladen muamer
  muhamed muharem munevera murat mustafa nada nataša nebojša nedeljko nedim nedžad nemanja nenad
  nermin nermina nevena nevenka nihad nikola nikolina nina nino novica ognjen olivera omer osman
  predrag radmila radoslav radovan rade radenko ramiz ranko ratko refik rešad rijad ružica sabina
  sabrija sabrina safet salih samir samira samra sanela sanja saša sead selma selim selver semir senad
  senada senka siniša slađana slaven slavica slavko slobodan slobodanka smail snježana snežana sonja
  spomenka srđan srećko stana stanislav stanko stefan stevan stipe stjepan strahinja sulejman suzana
  svetlana svetozar šefik šejla šemsa šerif tamara tanja tarik tatjana teodora tihomir tijana todor tomislav
  tomo tonka uroš vahid valentina vanja vasilije vedad vedran velibor velimir veljko vera vesna
  vidosava viktor vinko vjekoslav vladan vladimir vladislav vlado vlatka vlatko vojislav vojin vuk vukašin zahid
  zdenka zdenko zdravko zehra zijad zlatan zlatko zlatica zoran zorana zorica zvonimir zvonko žana željana
  željka željko živko žarko`;

/** Names that are everyday words too: only a capital letter within a sentence makes them names. */
const ALSO_WORDS = `alma amber angel angela angeles april art asia august aurora ava bill blanca boro brandon bruce
  carol cash chase chip christian clara concepcion consuelo crystal dale dan daisy dawn dean dolores
  dolly dominic dora drew earl esperanza eva eve faith florence frank georgia germán gene glen gloria gordon grace
  grant guadalupe guy harmony hana heather holly hope hugo ines isla iva ivy jack jackie jade jagoda
  jasmine jean jordan joy joyce julio june justin kim lana laurel lee leo lily logan luka
  luna luz lynn mar mark marina martin mason max may melody mercedes mercy miles milagros mila
  milan mira miro misty morgan nada nick nina nino norma olive olivera pablo paco paloma pat
  patience paz penny pepe pilar pearl rade rafa randy ray reed rich rob robin rocio rocky rod
  roman ron rosa rose rosario ross ruby ruth sally salvador santiago senka shirley sky skip
  sol soledad sonia sonny spencer stan stana star stella sue summer sunny susana taylor
  ted tara tina tom tome tomas tonka tracy trinidad ty tyler una vera victor victoria violet vid
  virginia vuk wade warren will zara zora dado rene sana srna duje domingo cruz benito ciro
  regina rita santos reyes ella elma ela adela ed bob sam terry cesar
  dejan ivica luke mate maximo sara sean slobodan tim`;

/** Family names that are frequent, and no everyday words. */
const FAMILY = `smith jones williams johnson davies evans wilson roberts thompson robinson edwards
  hughes lewis clarke harrison morris watson murphy kelly simpson anderson henderson campbell
  mitchell stewart phillips richardson griffiths garcia gonzalez rodriguez fernandez lopez martinez
  sanchez perez gomez martin jimenez ruiz hernandez diaz alvarez moreno muñoz romero gutierrez
  dominguez vazquez ramirez gil ramos serrano molina suarez ortega delgado castro ortiz rubio
  marin sanz nuñez iglesias medina garrido santos castillo lozano guerrero cano mendez chavez rojas
  vargas herrera aguilar flores morales kovač horvat babić marić novak jurić perić matić
  božić vuković knežević hodžić hadžić begić delić softić čengić mujić huseinović
  karić šarić grgić pavlić tomić savić ilić lukić ristić perić antić kostić simić babić`;

const setOf = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(/\s+/)).map(foldText));

const alsoWords = setOf(ALSO_WORDS);
const names = setOf(ENGLISH, SPANISH, SOUTH_SLAVIC);
const familyNames = setOf(FAMILY);

/** Whether a folded word is a given name and hardly anything else. */
export function isGivenName(word: string): boolean {
  return names.has(word) && !alsoWords.has(word);
}

/** Whether a folded word is a given or family name where it is written as one. */
export function mayBeName(word: string): boolean {
  return names.has(word) || alsoWords.has(word) || familyNames.has(word);
}

/** What Bosnian, Croatian and Serbian put after a name that ends in a vowel, or in a consonant. */
const AFTER_VOWEL = ['a', 'e', 'i', 'u', 'om', 'in', 'ina', 'inu'];
const AFTER_CONSONANT = ['a', 'u', 'e', 'om', 'em', 'ov', 'ova', 'ovu', 'ev', 'eva'];

/** Their case forms are everyday words: "marka" a brand, "vlada" a government. */
const WITHOUT_FORMS = setOf('franjo irma jasna marko marin stanko tomo vlado');

const inflected = new Set(
  Array.from(setOf(SOUTH_SLAVIC)).flatMap((name) => {
    if (alsoWords.has(name) || WITHOUT_FORMS.has(name) || name.length < 4) return [];
    const stem = name.replace(/[aeiou]$/, '');
    const endings = /[aei]$/.test(name) ? AFTER_VOWEL : AFTER_CONSONANT;
    return endings.map((ending) => stem + ending);
  }),
);

/** Whether a folded word is a case form of a South Slavic given name: "Mariju", "Damirom". */
export function isInflectedName(word: string): boolean {
  return inflected.has(word);
}
