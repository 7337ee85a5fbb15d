import { cuesOf, followsAny } from './cue-phrases.ts';
import type { Token } from '../words/tokens.ts';

/** What a person says before a name, in one to three words: nothing else follows. */
const INTRODUCTIONS =
  cuesOf(`my name is, i am called, named, me llamo, mi nombre es, se llama, llamada,
  zovem se, zove se, ime mi je, po imenu, mi chiamo, si chiama, je m'appelle, mein name ist`);

/** What often stands before the name of a person, but before that of a company as well. */
const MENTIONS =
  cuesOf(`thanks to, thank you, thank you to, thanks, spoke to, spoke with, spoken to, talked to,
  talked with, helped by, served by, seen by, treated by, dealt with by, colleague, manager, driver,
  technician, receptionist, therapist, midwife, courier, waiter, waitress, adviser, advisor,
  gracias a, atendió, atendieron, atendida por, atendido por, hablé con, ayudó, técnico, conductor,
  repartidor, camarero, camarera, enfermera, enfermero, cajera, cajero, compañera, compañero,
  hvala, zahvaljujući, razgovarao s, razgovarao sa, razgovarala s, razgovarala sa, pričao sa, pričala sa,
  uslužio me, uslužila me, pomogao mi, pomogla mi, radnik, radnica, vozač, serviser, majstor, konobar,
  konobarica, kolega, kolegica, koleginica, operater, operaterka, dostavljač, kurir, službenik,
  službenica, grazie a, parlato con, tecnico, merci à`);

/** Whether somebody introduces a person by what stands before this word. */
export const isIntroduced = (tokens: readonly Token[], at: number): boolean =>
  followsAny(tokens, at, INTRODUCTIONS);

/** Whether what stands before this word often stands before the name of a person. */
export const isMentioned = (tokens: readonly Token[], at: number): boolean =>
  followsAny(tokens, at, MENTIONS);
