import { foldText } from '../words/fold.ts';
import type { Token } from '../words/tokens.ts';

const setOf = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(',')
      .map((cue) => foldText(cue).trim().split(/\s+/).join(' '))
      .filter(Boolean),
  );

/** What a person says before a name, in one to three words: nothing else follows. */
const INTRODUCTIONS =
  setOf(`my name is, i am called, named, me llamo, mi nombre es, se llama, llamada,
  zovem se, zove se, ime mi je, po imenu, mi chiamo, si chiama, je m'appelle, mein name ist`);

/** What often stands before the name of a person, but before that of a company as well. */
const MENTIONS =
  setOf(`thanks to, thank you, thank you to, thanks, spoke to, spoke with, spoken to, talked to,
  talked with, helped by, served by, seen by, treated by, dealt with by, colleague, manager, driver,
  technician, receptionist, therapist, midwife, courier, waiter, waitress, adviser, advisor,
  gracias a, atendió, atendieron, atendida por, atendido por, hablé con, ayudó, técnico, conductor,
  repartidor, camarero, camarera, enfermera, enfermero, cajera, cajero, compañera, compañero,
  hvala, zahvaljujući, razgovarao s, razgovarao sa, razgovarala s, razgovarala sa, pričao sa, pričala sa,
  uslužio me, uslužila me, pomogao mi, pomogla mi, radnik, radnica, vozač, serviser, majstor, konobar,
  konobarica, kolega, kolegica, koleginica, operater, operaterka, dostavljač, kurir, službenik,
  službenica, grazie a, parlato con, tecnico, merci à`);
const MOST_WORDS = 4;

/** Whether somebody introduces a person by what stands before this word. */
export const isIntroduced = (tokens: readonly Token[], at: number): boolean =>
  endsWithAny(tokens, at, INTRODUCTIONS);

/** Whether what stands before this word often stands before the name of a person. */
export const isMentioned = (tokens: readonly Token[], at: number): boolean =>
  endsWithAny(tokens, at, MENTIONS);

function endsWithAny(tokens: readonly Token[], at: number, cues: ReadonlySet<string>): boolean {
  let before = '';
  for (let from = at - 1; from >= Math.max(0, at - MOST_WORDS); from--) {
    if (tokens[from + 1]!.breaks) return false;
    before = before === '' ? tokens[from]!.word : `${tokens[from]!.word} ${before}`;
    if (cues.has(before)) return true;
  }
  return false;
}
