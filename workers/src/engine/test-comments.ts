import { randomFrom } from './algebra/random.ts';
import type { EngineComment } from './types.ts';

/** What the comments of the tests are about: subjects and troubles, in three languages. */
const TOPICS: readonly { language: string; subjects: string[]; troubles: string[] }[] = [
  {
    language: 'en',
    subjects: ['my card', 'the new card', 'the debit card'],
    troubles: ['has not arrived', 'never arrived in the mail', 'did not arrive yet'],
  },
  {
    language: 'en',
    subjects: ['the invoice', 'my monthly invoice', 'this invoice'],
    troubles: ['shows a wrong amount', 'has the wrong total', 'charges a wrong amount twice'],
  },
  {
    language: 'es',
    subjects: ['el internet', 'la conexión a internet', 'internet en casa'],
    troubles: ['va muy lento', 'está lento por la noche', 'es demasiado lento'],
  },
  {
    language: 'bs',
    subjects: ['pošiljka', 'moja pošiljka', 'naručena pošiljka'],
    troubles: ['kasni tri dana', 'opet kasni', 'kasni već sedmicu'],
  },
];

/** Comments on up to four topics, told apart by `topicOf`; the same for the same numbers. */
export function sampleComments(perTopic: number, seed: number, topics = 4): EngineComment[] {
  const random = randomFrom(seed);
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: perTopic * topics }, (_, i) => {
    const { language, subjects, troubles } = TOPICS[i % topics]!;
    return { id: `c${i}`, text: `${one(subjects)} ${one(troubles)}`, language };
  });
}

/** The topic a sample comment is about, from its place. */
export function topicOf(commentId: string, topics = 4): number {
  return Number(commentId.slice(1)) % topics;
}
