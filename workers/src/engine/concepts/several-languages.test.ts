import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { decodeModel, encodeModel } from '../model.ts';
import { placeMany } from '../placing/place-many.ts';
import { placeComments } from '../placing/place.ts';
import { reasonOf } from '../placing/reason.ts';
import type { Lexicon } from '../situations/lexicon.ts';
import type { EngineComment } from '../types.ts';
import { whyNot } from '../placing/why-not.ts';

const CONCEPTS = [
  `## Money
invoice | en: invoice, bill | es: factura, recibo | bs: račun, faktura
expensive | en: expensive, dear | es: caro | bs: skup
charge | en: charge | es: cobrar | bs: naplatiti
## Deliveries
parcel | en: parcel, package | es: paquete | bs: paket, pošiljka
late | en: late | es: tarde | bs: kasno, kasniti, kasni
courier | en: courier, driver | es: repartidor | bs: dostavljač
## Sleep
room | en: room | es: habitación | bs: soba
dirty | en: dirty, filthy | es: sucio | bs: prljav
hotel | en: hotel | es: hotel | bs: hotel`,
];
const LEXICON: Lexicon = { concepts: CONCEPTS, examples: [] };

const SAID: Record<string, Record<string, string[]>> = {
  bill: {
    en: ['the bill is far too expensive', 'you charged me an expensive invoice', 'expensive bills'],
    es: ['la factura es muy cara', 'me cobraron un recibo muy caro', 'facturas demasiado caras'],
    bs: ['račun je preskup i skup', 'naplatili ste mi skup račun', 'скупа фактура за мене'],
  },
  parcel: {
    en: ['the parcel was very late', 'your courier is late with my package', 'late parcels again'],
    es: ['el paquete llega muy tarde', 'el repartidor viene tarde', 'paquetes siempre tarde'],
    bs: ['paket opet kasni', 'dostavljač je došao kasno', 'пошиљка нам касни'],
  },
  room: {
    en: ['the hotel room was dirty', 'a filthy room and a dirty hotel', 'our room is dirty'],
    es: ['la habitación estaba sucia', 'hotel sucio y habitaciones sucias', 'habitación muy sucia'],
    bs: ['soba je bila prljava', 'prljav hotel i prljave sobe', 'прљава соба у хотелу'],
  },
};

const comments: EngineComment[] = Object.entries(SAID).flatMap(([topic, byLanguage]) =>
  Object.entries(byLanguage).flatMap(([language, texts]) =>
    [0, 1].flatMap((round) =>
      texts.map((text, i) => ({
        id: `${topic}-${language}-${i}-${round}`,
        text: round === 0 ? text : `${text}!`,
        language,
      })),
    ),
  ),
);
const none = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };

const learn = (given: readonly EngineComment[], lexicon?: Lexicon) => {
  let made = 0;
  return learnThemes({
    comments: given,
    known: [],
    constraints: none,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
    ...(lexicon ? { lexicon } : {}),
  });
};

const learned = learn(comments, LEXICON);
const themeOf = new Map(learned.placements.map(({ commentId, themeId }) => [commentId, themeId]));

test('one complaint in three languages is one theme', () => {
  for (const topic of Object.keys(SAID)) {
    const own = comments.filter(({ id }) => id.startsWith(topic)).map(({ id }) => themeOf.get(id));
    expect(new Set(own).size, topic).toBe(1);
  }
  expect(learned.themes).toHaveLength(3);
});

test('the model goes on reading so after it was stored, alone and in bulk', () => {
  const model = decodeModel(encodeModel(learned.model));
  const fresh = [
    { id: 'n1', text: 'vaši računi su skupi', language: null },
    { id: 'n2', text: 'recibos carísimos, muy caros', language: null },
    { id: 'n3', text: 'my bills are expensive', language: null },
  ];
  const placed = placeComments(model, fresh, none);
  expect(placed.map(({ themeId }) => themeId)).toEqual(fresh.map(() => themeOf.get('bill-en-0-0')));
  const { themes } = placeMany(model, fresh);
  expect(Array.from(themes, (theme) => model.themes[theme]?.id)).toEqual(
    placed.map(({ themeId }) => themeId),
  );
});

test('a reason shows the words of the comment, never a sign', () => {
  const comment = { id: 'n', text: 'Donijeli ste mi fakturu!', language: 'bs' };
  const theme = themeOf.get('bill-es-0-0')!;
  expect(reasonOf(learned.model, comment, theme)?.terms).toContain('fakturu');
  const shown = learned.placements.flatMap(({ reason }) => reason?.terms ?? []);
  expect(shown.filter((term) => term.includes('#'))).toEqual([]);
  const named = learned.themes.flatMap(({ label, terms }) => [label, ...terms]);
  expect(named.filter((term) => term.includes('#'))).toEqual([]);
});

test('what a comment says in another language it does not lack', () => {
  const comment = { id: 'n', text: 'Donijeli ste mi fakturu!', language: 'bs' };
  const { missing } = whyNot(learned.model, comment, themeOf.get('bill-es-0-0')!, none);
  for (const word of ['bill', 'factura', 'račun']) expect(missing).not.toContain(word);
});

test('comments in one language are read as if there were no lexicon', () => {
  const english = comments.filter(({ language }) => language === 'en');
  expect(learn(english, LEXICON).model.concepts).toBeNull();
  expect(learn(english, LEXICON).placements).toEqual(learn(english).placements);
});
