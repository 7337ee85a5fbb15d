import type { Said } from './survey-texts.ts';

/** The words of templates where a kind of question has none of its own. */
export const npsTitle: Said = {
  en: 'Would you recommend us?',
  es: '¿Nos recomendaría?',
  bs: 'Da li biste nas preporučili?',
  hr: 'Biste li nas preporučili?',
  sr: 'Da li biste nas preporučili?',
};
export const npsWhyNot: Said = {
  en: 'What would we have to do better?',
  es: '¿Qué tendríamos que hacer mejor?',
  bs: 'Šta bismo morali raditi bolje?',
  hr: 'Što bismo morali raditi bolje?',
  sr: 'Šta bismo morali da radimo bolje?',
};
export const npsWhy: Said = {
  en: 'What do you like best?',
  es: '¿Qué es lo que más le gusta?',
  bs: 'Šta vam se najviše sviđa?',
  hr: 'Što vam se najviše sviđa?',
  sr: 'Šta vam se najviše sviđa?',
};

export const csatTitle: Said = {
  en: 'How satisfied are you?',
  es: '¿Está satisfecho con nosotros?',
  bs: 'Koliko ste zadovoljni?',
  hr: 'Koliko ste zadovoljni?',
  sr: 'Koliko ste zadovoljni?',
};
export const csatWhy: Said = {
  en: 'What was missing?',
  es: '¿Qué le faltó?',
  bs: 'Šta je nedostajalo?',
  hr: 'Što je nedostajalo?',
  sr: 'Šta je nedostajalo?',
};

export const cesTitle: Said = {
  en: 'Was it easy?',
  es: '¿Le resultó fácil?',
  bs: 'Je li bilo lako?',
  hr: 'Je li bilo lako?',
  sr: 'Da li je bilo lako?',
};
export const cesWhy: Said = {
  en: 'What made it hard?',
  es: '¿Qué lo hizo difícil?',
  bs: 'Šta je bilo teško?',
  hr: 'Što je bilo teško?',
  sr: 'Šta je bilo teško?',
};

export const taskTitle: Said = {
  en: 'Did you manage what you came for?',
  es: '¿Consiguió lo que venía a hacer?',
  bs: 'Jeste li obavili ono zbog čega ste došli?',
  hr: 'Jeste li obavili ono zbog čega ste došli?',
  sr: 'Da li ste obavili ono zbog čega ste došli?',
};
export const taskWhy: Said = {
  en: 'What got in the way?',
  es: '¿Qué se lo impidió?',
  bs: 'Šta vas je spriječilo?',
  hr: 'Što vas je spriječilo?',
  sr: 'Šta vas je sprečilo?',
};
export const tasks: Record<string, Said> = {
  buy: {
    en: 'Buy or order something',
    es: 'Comprar o contratar algo',
    bs: 'Kupiti ili naručiti nešto',
    hr: 'Kupiti ili naručiti nešto',
    sr: 'Da kupim ili naručim nešto',
  },
  change: {
    en: 'Change or cancel something',
    es: 'Cambiar o anular algo',
    bs: 'Promijeniti ili otkazati nešto',
    hr: 'Promijeniti ili otkazati nešto',
    sr: 'Da promenim ili otkažem nešto',
  },
  pay: {
    en: 'Pay, or ask about a bill',
    es: 'Pagar o preguntar por una factura',
    bs: 'Platiti ili pitati za račun',
    hr: 'Platiti ili pitati za račun',
    sr: 'Da platim ili pitam za račun',
  },
  problem: {
    en: 'Get a problem solved',
    es: 'Resolver un problema',
    bs: 'Riješiti problem',
    hr: 'Riješiti problem',
    sr: 'Da rešim problem',
  },
  find: {
    en: 'Find something out',
    es: 'Informarme',
    bs: 'Nešto saznati',
    hr: 'Nešto saznati',
    sr: 'Da nešto saznam',
  },
};

export const praiseTitle: Said = {
  en: 'What did we do well?',
  es: '¿Qué hicimos bien?',
  bs: 'Šta smo uradili dobro?',
  hr: 'Što smo učinili dobro?',
  sr: 'Šta smo uradili dobro?',
};
export const exceeded: Said = {
  en: 'What was better than you expected? If somebody helped you, who was it?',
  es: '¿Qué fue mejor de lo que esperaba? Si alguien le ayudó, ¿quién fue?',
  bs: 'Šta je bilo bolje nego što ste očekivali? Ako vam je neko pomogao, ko je to bio?',
  hr: 'Što je bilo bolje nego što ste očekivali? Ako vam je netko pomogao, tko je to bio?',
  sr: 'Šta je bilo bolje nego što ste očekivali? Ako vam je neko pomogao, ko je to bio?',
};
export const likes: Said = {
  en: 'What do you like about us?',
  es: '¿Qué le gusta de nosotros?',
  bs: 'Šta vam se sviđa kod nas?',
  hr: 'Što vam se sviđa kod nas?',
  sr: 'Šta vam se sviđa kod nas?',
};
export const more: Said = {
  en: 'What would make you come back more often?',
  es: '¿Qué haría que contara más con nosotros?',
  bs: 'Zbog čega biste nam se češće vraćali?',
  hr: 'Zbog čega biste nam se češće vraćali?',
  sr: 'Zbog čega biste nam se češće vraćali?',
};

export const selfServiceTitle: Said = {
  en: 'Could you do it yourself?',
  es: '¿Pudo hacerlo por su cuenta?',
  bs: 'Jeste li to mogli obaviti sami?',
  hr: 'Jeste li to mogli obaviti sami?',
  sr: 'Da li ste to mogli da obavite sami?',
};
export const calledAnyway: Said = {
  en: 'Did you have to call or come by anyway?',
  es: '¿Tuvo que llamar o venir de todos modos?',
  bs: 'Jeste li ipak morali zvati ili doći?',
  hr: 'Jeste li ipak morali zvati ili doći?',
  sr: 'Da li ste ipak morali da zovete ili dođete?',
};
export const yesNo: Record<string, Said> = {
  yes: { en: 'Yes', es: 'Sí', bs: 'Da', hr: 'Da', sr: 'Da' },
  no: { en: 'No', es: 'No', bs: 'Ne', hr: 'Ne', sr: 'Ne' },
};
export const friction: Said = {
  en: 'Why was that?',
  es: '¿Por qué?',
  bs: 'Zbog čega?',
  hr: 'Zbog čega?',
  sr: 'Zbog čega?',
};
export const frictions: Record<string, Said> = {
  few: {
    en: 'What I needed was not offered there',
    es: 'Lo que necesitaba no estaba entre las opciones',
    bs: 'Ono što mi je trebalo tamo se ne nudi',
    hr: 'Ono što mi je trebalo tamo se ne nudi',
    sr: 'Ono što mi je trebalo tamo se ne nudi',
  },
  impractical: {
    en: 'It was too long or too complicated',
    es: 'Era demasiado largo o complicado',
    bs: 'Bilo je predugo ili presloženo',
    hr: 'Bilo je predugo ili presloženo',
    sr: 'Bilo je predugo ili previše složeno',
  },
  conflicting: {
    en: 'I was told different things in different places',
    es: 'En cada sitio me decían una cosa distinta',
    bs: 'Na raznim mjestima pisalo je različito',
    hr: 'Na raznim mjestima pisalo je različito',
    sr: 'Na raznim mestima pisalo je različito',
  },
};
