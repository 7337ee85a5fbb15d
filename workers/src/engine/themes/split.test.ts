import { expect, test } from 'vitest';
import { randomFrom } from '../algebra/random.ts';
import { readLexicon } from '../../read-lexicon.ts';
import { readExamples } from '../situations/example-lines.ts';
import { noNames } from '../labels/names.ts';
import { sampleComments, topicOf } from '../test-comments.ts';
import type { EngineComment } from '../types.ts';
import { isStopWord } from '../words/stop-words.ts';
import { tokenize } from '../words/tokens.ts';
import { proposeSplit, type SplitInput } from './split.ts';

const split = (comments: readonly EngineComment[], input: Partial<SplitInput> = {}) =>
  proposeSplit({ comments, names: noNames, synonyms: '', seed: 1, ...input });

test('a theme of two topics is split between them, every comment in one part', () => {
  const comments = sampleComments(12, 1, 2);
  const parts = split(comments);
  expect(parts).toHaveLength(2);
  for (const { memberIds, label } of parts) {
    expect(new Set(memberIds.map((id) => topicOf(id, 2))).size).toBe(1);
    expect(label).not.toBe('');
  }
  expect(parts.flatMap(({ memberIds }) => memberIds).sort()).toEqual(
    comments.map(({ id }) => id).sort(),
  );
});

test('comments that say the same are not split', () => {
  const same = Array.from({ length: 20 }, (_, i) => ({
    id: `c${i}`,
    text: 'too late',
    language: null,
  }));
  expect(split(same)).toEqual([]);
  expect(split([])).toEqual([]);
});

/** Two complaints about parcels, each in four languages; Bosnian and Serbian count as one. */
const SAID: Record<string, Record<string, string[]>> = {
  late: {
    en: [
      'My parcel is a week late and nobody knows where it is',
      'The package should have been here on Tuesday, still waiting',
      'Delivery took three weeks instead of two days',
      'still waiting for the parcel that should have come on Monday',
      'the delivery is late again, I have been waiting for ten days',
      'Where is my order? It was promised for last Friday',
    ],
    es: [
      'Mi paquete lleva una semana de retraso y nadie sabe dónde está',
      'El pedido tenía que llegar el martes y sigo esperando',
      'La entrega tardó tres semanas en vez de dos días',
      'el paquete debía llegar el lunes y todavía no está aquí',
      'otra vez tarde la entrega, llevo diez días esperando',
      '¿Dónde está mi pedido? Lo prometieron para el viernes pasado',
    ],
    bs: [
      'Moj paket kasni sedmicu dana i niko ne zna gdje je',
      'Pošiljka je trebala stići u utorak, još čekam',
      'Dostava je trajala tri sedmice umjesto dva dana',
      'paketa još nema, a trebao je stići u ponedjeljak',
      'opet kasni dostava, čekam već deset dana',
      'Gdje je moja narudžba? Obećali ste je za prošli petak',
    ],
    sr: [
      'Пакет касни недељу дана и нико не зна где је',
      'Пошиљка је требало да стигне у уторак, још чекам',
      'Испорука је трајала три недеље уместо два дана',
      'пакета још нема, а требало је да стигне у понедељак',
      'опет касни испорука, чекам већ десет дана',
      'Где је моја поруџбина? Обећали сте је за прошли петак',
    ],
  },
  damaged: {
    en: [
      'The parcel arrived damaged and the lamp inside was broken',
      'Half of the plates came broken, the box was crushed',
      'My package was torn open and the screen is cracked',
      'the glass was in pieces when I opened the box',
      'arrived with a dent and scratches all over',
      'The courier threw the box and everything in it is broken',
    ],
    es: [
      'El paquete llegó dañado y la lámpara de dentro estaba rota',
      'La mitad de los platos vinieron rotos, la caja estaba aplastada',
      'Me entregaron el paquete abierto y la pantalla está agrietada',
      'el cristal estaba hecho pedazos cuando abrí la caja',
      'llegó con un golpe y rayones por todas partes',
      'El repartidor tiró la caja y todo lo de dentro está roto',
    ],
    bs: [
      'Paket je stigao oštećen, lampa u njemu je slomljena',
      'Pola tanjira je stiglo razbijeno, kutija je bila zgnječena',
      'Pošiljka je bila poderana i ekran je napukao',
      'staklo je bilo u komadima kad sam otvorio kutiju',
      'stiglo udubljeno i izgrebano sa svih strana',
      'Dostavljač je bacio kutiju i sve u njoj je slomljeno',
    ],
    sr: [
      'Пакет је стигао оштећен, лампа у њему је сломљена',
      'Пола тањира је стигло разбијено, кутија је била згњечена',
      'Пошиљка је била поцепана и екран је напукао',
      'стакло је било у комадима кад сам отворио кутију',
      'стигло улубљено и изгребано са свих страна',
      'Достављач је бацио кутију и све у њој је сломљено',
    ],
  },
};
const parcels: EngineComment[] = Object.entries(SAID).flatMap(([complaint, byLanguage]) =>
  Object.entries(byLanguage).flatMap(([language, texts]) =>
    texts.map((text, i) => ({ id: `${complaint} ${language} ${i}`, text, language })),
  ),
);
const lexicon = readLexicon();

test('a theme in four languages is split by what is said, not by the language it is said in', () => {
  const parts = split(parcels, { lexicon });
  expect(parts).toHaveLength(2);
  for (const { memberIds } of parts) {
    expect(new Set(memberIds.map((id) => id.split(' ')[0])).size).toBe(1);
    expect(memberIds).toHaveLength(24);
  }
  expect(split(parcels, { lexicon })).toEqual(parts);
});

const FILLERS: Record<string, string[]> = {
  en: 'window garden silver morning paper bottle yellow market candle ribbon'.split(' '),
  es: 'ventana jardín plata mañana papel botella amarillo mercado vela cinta'.split(' '),
  bs: 'prozor vrt srebro jutro papirić flaša žuto pijaca svijeća traka'.split(' '),
};
const TWO_CONCEPTS = {
  concepts: [
    'late | en: late | es: tarde | bs: kasno\nbroken | en: broken | es: roto | bs: slomljen',
  ],
  examples: [],
};
const SIGNS: Record<string, string[]> = {
  en: ['late', 'broken'],
  es: ['tarde', 'roto'],
  bs: ['kasno', 'slomljen'],
};

/** One word tells each complaint, among more that only the language has in common. */
function fewTellingWords(perLanguage: Record<string, number>): EngineComment[] {
  const random = randomFrom(3);
  return Object.entries(perLanguage).flatMap(([language, count]) =>
    Array.from({ length: 2 * count }, (_, i) => {
      const own = FILLERS[language]!;
      const fill = Array.from({ length: 4 }, () => own[Math.floor(random() * own.length)]!);
      const text = [...fill, SIGNS[language]![i % 2]!].join(' ');
      return { id: `${i % 2} ${language} ${i}`, text, language };
    }),
  );
}

test.each([[{ en: 12, es: 12, bs: 12 }], [{ en: 24, es: 8, bs: 4 }]])(
  'words that only a language has in common do not divide it, however many comments it has: %o',
  (perLanguage) => {
    const parts = split(fewTellingWords(perLanguage), { lexicon: TWO_CONCEPTS });
    expect(parts).toHaveLength(2);
    for (const { memberIds } of parts) {
      expect(new Set(memberIds.map((id) => id.split(' ')[0])).size).toBe(1);
    }
  },
);

/** Far enough apart to be of as many situations: many are like no part at first. */
const STEP = 20;

test('the largest part comes first, with all that was put to it', () => {
  const texts = lexicon.examples.flatMap(readExamples).filter(({ language }) => language === 'en');
  for (const from of [0, 1, 2, 3]) {
    const some = texts.filter((_, i) => i % STEP === from).slice(0, 80);
    const comments = some.map(({ text }, i) => ({ id: `c${i}`, text, language: 'en' }));
    const sizes = split(comments).map(({ memberIds }) => memberIds.length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  }
});

const wordsIn = (texts: readonly string[]) =>
  texts.flatMap((text) => tokenize(text).map(({ word }) => word));

test.each(['en', 'es', 'bs'])(
  'a part is named in the language that most of it is in, by words that tell (%s)',
  (language) => {
    const given = parcels.filter((one) => one.language === language || /[0-2]$/.test(one.id));
    const comments = given.filter((one) => one.language !== 'sr');
    const own = comments.filter((one) => one.language === language).map(({ text }) => text);
    const parts = split(comments, { lexicon });
    expect(parts).toHaveLength(2);
    for (const { label, terms } of parts) {
      expect(label).not.toMatch(/^#/);
      expect(wordsIn(own)).toEqual(expect.arrayContaining(wordsIn([label, ...terms])));
      const rims = terms
        .map((term) => wordsIn([term]))
        .flatMap((words) => [words[0], words.at(-1)]);
      expect(rims.filter((word) => isStopWord(word!, language))).toEqual([]);
    }
  },
);
