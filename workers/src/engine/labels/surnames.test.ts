import { expect, test } from 'vitest';
import { growThemes } from '../growth/grow.ts';
import { namesOf } from './name-counts.ts';
import { groupReasons } from '../reasons/group-reasons.ts';
import { learnThemes } from '../learn.ts';
import { suggestMerges } from '../map/merge-suggestions.ts';
import { decodeModel, encodeModel, type Model } from '../model.ts';
import { placeComments } from '../placing/place.ts';
import { reasonOf } from '../placing/reason.ts';
import { whyNot } from '../placing/why-not.ts';
import { proposeSplit } from '../themes/split.ts';
import { PhraseCounts } from '../trends/phrase-counts.ts';
import type { EngineComment } from '../types.ts';
import { foldText } from '../words/fold.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };
let made = 0;
const newThemeId = () => `t${made++}`;
const learn = (comments: readonly EngineComment[]) =>
  learnThemes({
    comments,
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId,
  });

const written = (language: string, texts: readonly string[], from = ''): EngineComment[] =>
  texts.map((text, i) => ({ id: `${language}${from}${i}`, text, language }));
const crossed = (heads: readonly string[], tails: readonly string[]) =>
  heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`));

/**
 * In each language one theme where a surname stands alone in many comments, and another one, on something
 * else, where it once has a title: only who knows the whole corpus knows the name.
 */
const CORPORA = [
  {
    language: 'en',
    name: 'Quillon',
    forms: ['quillon', "quillon's", 'quillons'],
    alone: crossed(
      [
        'the parcel that Quillon brought',
        'again the parcel by Quillon',
        "as always Quillon's parcel",
      ],
      ['was wet', 'came broken', 'was wet and torn', 'came too late'],
    ),
    others: crossed(
      ['my monthly invoice', 'the invoice', 'this invoice'],
      ['shows a wrong amount', 'has the wrong total', 'charges a wrong amount'],
    ),
    named: 'the invoice from Mr Quillon has the wrong total',
  },
  {
    language: 'es',
    name: 'Quirrola',
    forms: ['quirrola'],
    alone: crossed(
      [
        'el paquete que trajo Quirrola',
        'otra vez el paquete de Quirrola',
        'como siempre Quirrola y el paquete',
      ],
      ['llegó mojado', 'llegó roto', 'vino mojado y roto', 'llegó muy tarde'],
    ),
    others: crossed(
      ['mi factura mensual', 'la factura', 'esta factura'],
      ['tiene un importe equivocado', 'muestra el total equivocado', 'cobra un importe equivocado'],
    ),
    named: 'la factura del señor Quirrola tiene el total equivocado',
  },
  {
    language: 'bs',
    name: 'Vrkolan',
    forms: ['vrkolan', 'vrkolana', 'vrkolanu'],
    alone: crossed(
      ['paket koji je donio Vrkolan', 'opet paket od Vrkolana', 'kao i uvijek Vrkolan i paket'],
      ['stigao mokar', 'stigao slomljen', 'bio mokar i poderan', 'stigao prekasno'],
    ),
    others: crossed(
      ['moj mjesečni račun', 'račun za struju', 'ovaj račun'],
      ['ima pogrešan iznos', 'pokazuje pogrešan iznos', 'ima krivi zbroj'],
    ),
    named: 'račun od doktora Vrkolana i gospodin Vrkolan ima pogrešan iznos',
  },
  {
    language: 'sr',
    name: 'Врколан',
    forms: ['vrkolan', 'vrkolana', 'vrkolanu'],
    alone: crossed(
      ['пакет који је донео Врколан', 'опет пакет од Врколана', 'као и увек Врколан и пакет'],
      ['стигао мокар', 'стигао сломљен', 'био мокар и поцепан', 'стигао прекасно'],
    ),
    others: crossed(
      ['мој месечни рачун', 'рачун за струју', 'овај рачун'],
      ['има погрешан износ', 'показује погрешан износ', 'има погрешан збир'],
    ),
    named: 'рачун од доктора Врколана и господин Врколан има погрешан износ',
  },
];

/** Everything that a person reads of words, from one model. */
function shownBy(model: Model, comments: readonly EngineComment[]): string[] {
  const counts = new PhraseCounts(null, model.names);
  for (const { text, language } of comments) counts.add({ text, language, customer: null });
  return [
    ...model.themes.flatMap(({ words }) => words),
    ...placeComments(model, comments, free).flatMap(({ reason }) => reason?.terms ?? []),
    ...comments.flatMap((comment) =>
      model.themes.flatMap(({ id }) => {
        const { shared, missing } = whyNot(model, comment, id, free);
        return [...(reasonOf(model, comment, id)?.terms ?? []), ...shared, ...missing];
      }),
    ),
    ...suggestMerges(model).flatMap(({ sharedTerms }) => sharedTerms),
    ...proposeSplit({ comments, names: model.names, synonyms: '', seed: 1 }).flatMap(
      ({ label, terms }) => [label, ...terms],
    ),
    ...counts.shown().map(({ surface }) => surface),
    ...groupReasons(comments, null, model.names, 3).flatMap(({ label, others }) => [
      label,
      ...others,
    ]),
  ];
}

const wordsIn = (shown: readonly string[]) =>
  new Set(shown.flatMap((text) => foldText(text).split(/[^\p{L}\p{N}']+/u)));

test.each(CORPORA)(
  'a surname alone in many comments is shown nowhere, once it has a title elsewhere ($language)',
  ({ language, alone, others, named, forms }) => {
    const ofName = written(language, alone, 'a');
    const comments = [...ofName, ...written(language, [...others, named], 'b')];
    const { model, themes, placements } = learn(comments);
    const shown = [
      ...themes.flatMap(({ label, terms }) => [label, ...terms]),
      ...placements.flatMap(({ reason }) => reason?.terms ?? []),
      ...shownBy(model, comments),
      ...shownBy(model, ofName), // a week, or a theme, where nobody says the title
      ...shownBy(decodeModel(encodeModel(model)), ofName),
    ];
    const words = wordsIn(shown);
    for (const form of forms) expect(words).not.toContain(form);
    expect(words).toContain(
      language === 'en' ? 'parcel' : foldText(language === 'es' ? 'paquete' : 'paket'),
    );
  },
);

test.each(CORPORA)(
  'a theme that grows is not named by a surname that the model knows ($language)',
  ({ language, name, alone, others, named, forms }) => {
    const first = written(language, [...others, ...others.map((text) => `${text} .`), named], 'b');
    const { model, themes } = learn(first);
    expect(model.names.people).toContain(foldText(name));
    const grown = growThemes({
      ...{ model, constraints: free, sensitivity: 'medium', seed: 1, newThemeId },
      unsorted: written(language, alone, 'a'),
      leftOut: new Set(),
      members: [],
      labels: themes.map(({ label }) => label),
      called: themes,
    });
    expect(grown.newThemes.length).toBeGreaterThan(0);
    const words = wordsIn([
      ...grown.newThemes.flatMap(({ label, terms }) => [label, ...terms]),
      ...grown.moves.flatMap(({ reason }) => reason?.terms ?? []),
      ...shownBy(grown.model, written(language, alone, 'a')),
    ]);
    for (const form of forms) expect(words).not.toContain(form);
  },
);

/** Names that share their first five letters with a word of the theme: by stems alone they could not be told. */
test.each([
  ['en', 'Parcelle', CORPORA[0]!, 'the parcel by Parcelle came broken'],
  ['es', 'Paquez', CORPORA[1]!, 'el paquete de Paquez llegó roto'],
  ['bs', 'Paketić', CORPORA[2]!, 'opet paket od Paketića stigao slomljen'],
  ['bs', 'Paketal', CORPORA[2]!, 'opet paket od Paketala stigao slomljen'],
])('a surname that comes later is no reason, whatever it begins with (%s, %s)', (...given) => {
  const [language, name, { alone, others, named }, text] = given;
  const comments = [
    ...written(language, alone, 'a'),
    ...written(language, [...others, named], 'b'),
  ];
  const { model } = learn(comments);
  const later = [
    text,
    `${name} helped me, ${text.replace(/ \p{Lu}\S*/u, '')}`,
    `${text}. ${name} je bila neljubazna`,
    `${name} me atendió`,
  ].map((said, i) => ({ id: `later${i}`, text: said, language }));
  for (const comment of later) {
    const [placed] = placeComments(model, [comment], free);
    const terms = model.themes.flatMap(({ id }) => [
      ...(reasonOf(model, comment, id)?.terms ?? []),
      ...whyNot(model, comment, id, free).shared,
    ]);
    const words = [...wordsIn([...(placed!.reason?.terms ?? []), ...terms])];
    expect(words.filter((word) => word.startsWith(foldText(name).slice(0, 7)))).toEqual([]);
  }
  expect(placeComments(model, [later[0]!], free)[0]!.reason!.terms.length).toBeGreaterThan(0);
});

test('a word that no studied comment has is no reason by itself, not even in small letters', () => {
  const { alone, others, named } = CORPORA[0]!;
  const { model } = learn(written('en', [...alone, ...others, named]));
  const comment = { id: 'later', text: 'zvonkovar', language: 'en' };
  for (const { id } of model.themes) expect(reasonOf(model, comment, id)!.terms).toEqual([]);
});

test('a name that people know as a product stays a reason and a label', () => {
  const sold = crossed(
    ['my Zenvia', 'the new Zenvia', 'our Zenvia'],
    ['stopped working', 'does not work', 'never worked'],
  );
  const { model, themes, placements } = learn(written('en', [...sold, ...CORPORA[0]!.others]));
  expect(model.names.usual).toContain('zenvia');
  expect(themes.map(({ label }) => label).join(' ')).toMatch(/zenvia/i);
  expect(placements.flatMap(({ reason }) => reason?.terms ?? []).join(' ')).toMatch(/zenvia/);
  const later = { id: 'later', text: 'again the Zenvia does not work', language: 'en' };
  expect(placeComments(model, [later], free)[0]!.reason!.terms.join(' ')).toMatch(/zenvia/);
});

test('what the pool tells of people, a model that grew knows, also of the themes that it had', () => {
  const { alone, others } = CORPORA[0]!;
  const { model, themes } = learn(written('en', [...alone, ...others], 'a'));
  expect(model.themes.flatMap(({ words }) => words)).toContain('quillon');
  const subject = crossed(
    ['parking at the harbour', 'no parking for Mr Quillon', 'parking near Dr Quillon'],
    ['is full', 'costs too much', 'cannot be found', 'is closed'],
  );
  const {
    model: grown,
    newThemes,
    renamed,
  } = growThemes({
    ...{ model, constraints: free, sensitivity: 'medium', seed: 1, newThemeId },
    unsorted: written('en', subject, 'c'),
    leftOut: new Set(),
    members: [],
    labels: [...themes.map(({ label }) => label), 'Came broken'],
    called: themes,
  });
  expect(newThemes.length).toBeGreaterThan(0);
  expect(wordsIn(shownBy(grown, written('en', alone, 'a')))).not.toContain('quillon');
  const named = themes.filter(({ label, terms }) => wordsIn([label, ...terms]).has('quillon'));
  expect(named.some(({ label }) => wordsIn([label]).has('quillon'))).toBe(true);
  expect(renamed.map(({ id }) => id)).toEqual(named.map(({ id }) => id));
  const rest = renamed.flatMap(({ label, terms }) => [label, ...terms]);
  expect(wordsIn(rest)).not.toContain('quillon');
  expect(rest.join(' ')).toMatch(/came broken/i);
  expect(renamed.map(({ label }) => label)).not.toContain('Came broken'); // another is called so
  const scarce = { ...model.names, scarce: new Set(['invoice']), usual: new Set<string>() };
  const few = growThemes({
    ...{ model: { ...model, names: scarce }, constraints: free, sensitivity: 'medium', seed: 1 },
    ...{
      newThemeId,
      unsorted: written('en', subject, 'c'),
      members: [],
      labels: [],
      called: themes,
    },
    leftOut: new Set(),
  });
  expect(few.model.themes.flatMap(({ words }) => words)).toContain('invoice');
  expect(few.renamed.map(({ id }) => id)).toEqual(named.map(({ id }) => id));
});

test('a word that most write small is nobody, though a few are called so', () => {
  const rises = crossed(
    ['the price rose', 'my price rose', 'again the price rose'],
    ['by half', 'without notice', 'for nothing', 'again this year'],
  );
  const { model, themes } = learn(written('en', [...rises, ...CORPORA[0]!.others], 'a'));
  expect(themes.map(({ label }) => label).join(' ')).toMatch(/rose/i);
  const parking = crossed(
    ['parking at the harbour', 'no parking at the station', 'parking near the library'],
    ['is full', 'costs too much', 'cannot be found', 'is closed'],
  );
  const thanks = ['no parking, Rose helped me', 'parking is full, Rose was kind to me'];
  const {
    model: grown,
    newThemes,
    renamed,
  } = growThemes({
    ...{ model, constraints: free, sensitivity: 'medium', seed: 1, newThemeId },
    unsorted: written('en', [...parking, ...thanks], 'c'),
    ...{ leftOut: new Set<string>(), members: [], labels: [], called: themes },
  });
  expect(newThemes.length).toBeGreaterThan(0);
  expect(namesOf(written('en', thanks, 'c')).people).toContain('rose');
  expect(renamed).toEqual([]);
  expect(wordsIn(grown.themes.flatMap(({ words }) => words))).toContain('rose');
});
