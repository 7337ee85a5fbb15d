import { expect, test } from 'vitest';
import { CommentWords } from '../words/comment-words.ts';
import { Concepts } from './concepts.ts';
import { asSituations } from './situation-lines.ts';
import { tokenize } from '../words/tokens.ts';

const LEXICON = `technician | en: technician, repairman | es: técnico | bs: majstor
come | en: come, came | es: venir, vino, viene | bs: doći, došao
repair | en: repair, fix | es: reparar, arreglar | bs: popraviti
no-show | en: never came | es: no vino | bs: nije došao
friendly | en: friendly | es: amable | bs: ljubazan
nobody | en: nobody | es: nadie | bs: niko
cold | en: cold | es: frío | bs: hladan
soup | en: soup | es: sopa | bs: supa
cold-soup | en: tepid broth | es: caldo tibio | bs: mlaka čorba`;

const SITUATIONS = `# Remarks are not read.
NOT: nobody
WORKER: technician/repair

technician-no-show = WORKER + not-come
technician-no-show = WORKER + no-show
friendly-technician = technician + friendly - not
soup-cold = cold + soup
cold = cold - soup
`;

const told = (text: string, situations = SITUATIONS) =>
  new Concepts([LEXICON, asSituations(situations)]).situationsIn(
    tokenize(text).map(({ word }) => word),
  );

test('several ways to tell it, in several languages, are one situation', () => {
  for (const text of [
    'The technician never came',
    'Nobody has come to fix it',
    'el técnico no vino',
    'nadie vino a arreglarlo',
    'majstor nije došao',
    'nije mi još došao majstor',
  ]) {
    expect(told(text), text).toEqual(['technician-no-show']);
  }
});

test('what a negation turns round is not what it is upright', () => {
  expect(told('the technician was friendly')).toEqual(['friendly-technician']);
  expect(told('the technician was not very friendly')).toEqual([]);
  expect(told('the technician came')).toEqual([]);
});

test('a negation reaches three words, and one within a phrase no further than its end', () => {
  const situations = 'turned = not-come + technician';
  expect(told('not at all did come a technician', situations)).toEqual([]);
  expect(told('not at all come, technician', situations)).toEqual(['turned']);
  expect(told('technician never came, come', situations)).toEqual([]);
});

test('what is named keeps another situation away', () => {
  expect(told('so cold')).toEqual(['cold']);
  expect(told('cold soup')).toEqual(['soup-cold']);
});

test('a concept brings what its name is made of', () => {
  expect(told('tepid broth')).toEqual(['soup-cold']);
});

test('the two most telling count, the most telling first, if nearly as telling', () => {
  const situations = `one = cold
two = cold + soup
more = cold + soup/come
most = cold + soup + come`;
  expect(told('come, cold soup', situations)).toEqual(['most']);
  expect(told('cold soup', situations)).toEqual(['two', 'more']);
});

test('signs of situations come before those of concepts', () => {
  const words = new CommentWords(new Concepts([LEXICON, asSituations(SITUATIONS)]));
  const read = Array.from(words.read('cold soup'), (id) => words.wordAt(id));
  expect(read).toEqual(['cold', 'soup', '#=soup-cold', '#cold', '#soup']);
});

test('lines that cannot be read are named', () => {
  const reading = (situations: string) => () => told('', situations);
  expect(reading('# fine\n\nBad id = cold')).toThrow('line 3: “Bad id” is no name');
  expect(reading('a cold soup')).toThrow('line 1: “a cold soup” is no name');
  expect(reading('a')).toThrow('line 1: one “=” stands after the name');
  expect(reading('a = cold = soup')).toThrow('line 1: one “=” stands after the name');
  expect(reading('a = cold +')).toThrow('line 1: “” is no name of a concept or of a set');
  expect(reading('a = cold + SOUP')).toThrow('line 1: there is no set SOUP above');
  expect(reading('A: cold\nA: soup')).toThrow('line 2: the set A stands twice');
  expect(reading('a = cold\nb = warm')).toThrow('line 2: the lexicon has no concept “warm”');
  expect(reading('a = not-warm')).toThrow('line 1: the lexicon has no concept “not-warm”');
  expect(reading('NOT: warm')).toThrow('line 1: the lexicon has no concept “warm”');
});
