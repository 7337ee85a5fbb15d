/**
 * Words that give a neighbouring language away, by the language that must not have them; `tačn-` is
 * every word that begins so. The languages understand each other; a text that mixes them is nobody's.
 */
const ekavian = `
  vreme vremenom reč reči rečju rečima mesec- mesto mesta ovde gde negde nigde pre posle najpre uvek
  izveštaj- beleš- beležn- rešen- rešenj- reši rešiti promen- primer primera primeri primenj- cena cene
  cenu ocen- deo delovi delova delimično sledeć- posledn- dve obe umesto prover- primedb- zahtev- savet
  saveta saveti odeljenj- obavešt- obavest- sprečen- sme smeju vred- uspeh- uspeo uspešn- napred razume
  razumeju premešt- izmen- zamen- menja- podel- dodel- videt- videl- svež- podsetn- podseti podseć-
  sećanj- oseć- uneti uneta uneto poseta posete posetu poset- nedelj- celo- korišćen- iskorišćen- pregledač-
  veb- bezbedn- vremenom uvek`;

const croatian = `
  tjedan tjedn- točk- točn- netočn- tisuć- tvrtk- povijest- tko netko nitko itko sustav- poslužitelj-
  zaslon- tipkovnic- stupac stupc- znamenk- gumb- usporedb- uspoređ- usporedi- vjerojatn- čitatelj-
  sudjelova- sudjeluj- djelomi- izbornik- tijekom uvjet uvjeti uvjeta uvjete zbroj- tvornic-
  milijun- ovis- pogrešk- osobni osobnih prijevoznik- natrag računalu računala tablic-
  poveznic- spremi spremite sprema spremaju spremljen- spremanj- postotak postotk- postotn- svugdje
  predsjedatelj- predsedatelj- dulj- suglasn-`;

const serbianAndBosnian = `
  tačk- tačn- netačn- tačak- hiljad- milion- sedmic- sedmičn- šta ko neko niko iko sistem- nivo
  nivoa nivou nivoi histor- istorij- opšt- uopšt- saglasn- kompanij- fabrik- tabel- tabla table tabli tablu tastatur-
  spisak spisk- server- ekran- takođe uslov- vjerovatn- verovatn- sačuva- sačekaj- predsjedavaj- tokom učestv- lični ličn-
  poređenj- porede porediti uporedi- zavis- preduzim- preduze- automatizova- organizova- procenat-
  procent- dešava- desi desilo desiti čitao- čitalac prečic- cifr- dvotačk- dugm- dobija- dobijaju kolon-
  izolova- izvršioc- prevoznik- link linka linku linkom linkovi linkova linkove period perioda periodu
  periodi nalog naloga nalogu nalogom nalozi štampa- odštampa- ukuca- greška greške grešku grešaka nazad unazad bar mapa mape mapi mapu`;

const ijekavian = `
  vrijem- prije najprije poslije riječ- mjesec- mjest- ovdje gdje negdje nigdje izvještaj- izvješ-
  uvijek rješ- riješ- promijen- promjen- primjer- primijen- dio udio dijel- djel- podijel- dodijel-
  cijen- cijel- ocijen- ocjen- procjen- procijen- bilješ- zabilje- bilježi- vidje- lijep- sljede-
  posljedn- dvije obje htje- željel- umjesto vjer- uvjer- provjer- primjedb- povjer- zahtjev- savjet-
  vijeć- odjel odjela odjelu odjelom odjeli odjele odjelima obavijes- obaviješ- obavješ- spriječ- sprječ-
  smije smiju smijem- vrijed- uspje- uspio neuspio unaprijed- naprijed razumije- razumiju smješt- smjest-
  premješ- premjest- ponedjelj- mjer- izmjer- izmijen- izmjen- zamijen- zamjen- mijenja- pomjer- slijed-
  prijedlog- prijenos- osjetljiv- rijetk- također poduze- poduzim- svijetl- dolje upotrij- osvjež- ugnijež- donijel- izbjeg- izbjež-
  podsjetn- podsjeti podsjeć- sjeć- osjeć- unijet- prijepodne poslijepodne posjet- posjeć- nedjelj- cjelo-`;

/** Understood in Serbia, written elsewhere: poslednji, pregledač, korišćen, period, pozovite, poslat. */
const rareInSerbian = `
  zadnj- preglednik- preglednic- korišten- korištenj- iskorišten- razdoblj- nazovi nazovite nazvati poslan poslana
  poslani poslane poslano poslanih jest pomič- pomak- pomakl- navečer pretinc-`;

const listed = (...texts: readonly string[]) => texts.flatMap((text) => text.trim().split(/\s+/));

export const otherLanguages = {
  bs: listed(ekavian, croatian),
  hr: listed(ekavian, serbianAndBosnian),
  'sr-Latn': listed(ijekavian, croatian, rareInSerbian),
} as const;

/** Public pages address customers as usted: these are of tú. */
export const spanishTu = listed(`
  tú tu tus ti te tuyo tuya tuyos tuyas contigo eres estás has sabes puedes podrás quieres tienes debes
  necesitas recibirás prefieres cuéntanos dinos dime escríbenos escribe elige pulsa inténtalo`);
