/** What can hurt in a text to a customer, though nobody means it. */
export const wordingFaults = ['blame', 'jargon', 'policy', 'overpromise'] as const;
export type WordingFault = (typeof wordingFaults)[number];

export interface WordingRule {
  fault: WordingFault;
  /** As they are typed, in small letters; `*` at the end: however the word goes on. */
  phrases: readonly string[];
  /** What could stand there instead, in the language of the text. */
  kinder: string;
}

const blame = (kinder: string, ...phrases: string[]): WordingRule => ({
  fault: 'blame',
  kinder,
  phrases,
});
const jargon = (kinder: string, ...phrases: string[]): WordingRule => ({
  fault: 'jargon',
  kinder,
  phrases,
});
const policy = (kinder: string, ...phrases: string[]): WordingRule => ({
  fault: 'policy',
  kinder,
  phrases,
});
const overpromise = (kinder: string, ...phrases: string[]): WordingRule => ({
  fault: 'overpromise',
  kinder,
  phrases,
});

export const english: readonly WordingRule[] = [
  blame('we did not receive …', 'you failed to', 'you neglected', 'you forgot to'),
  blame('what helps now is …', 'you should have', 'you ought to have', 'you were supposed to'),
  blame('we may have explained this badly', 'you misunderstood', 'you did not read'),
  blame('as we understand it, …', 'you claim', 'your claim that', 'you allege'),
  blame('here it is once more', 'as already stated', 'as i said', 'as previously mentioned'),
  blame('please', 'you must', 'you need to understand'),
  jargon('about', 'in respect of', 'with regard to the aforementioned', 'aforementioned'),
  jargon('your case', 'the ticket', 'your ticket', 'case handler'),
  jargon('we looked into it', 'root cause analysis', 'was escalated to tier', 'sla'),
  jargon('because …', 'due to operational reasons', 'due to technical reasons'),
  policy('the reason is …', 'our policy', 'company policy', 'as per policy', 'per our terms'),
  policy('what we can do is …', 'not our responsibility', 'nothing we can do', 'we are unable to'),
  overpromise('by (day)', 'immediately', 'right away', 'asap', 'as soon as possible'),
  overpromise('we will do … by (day)', 'guarantee*', '100 %', '100%', 'never again'),
  overpromise('we expect', 'we promise you that', 'without fail', 'definitely'),
];

export const spanish: readonly WordingRule[] = [
  blame('no hemos recibido …', 'usted no', 'no nos envió', 'no nos ha enviado', 'se olvidó de'),
  blame('lo que ayuda ahora es …', 'debería haber', 'debió haber', 'tendría que haber'),
  blame('quizá no lo explicamos bien', 'no ha entendido', 'no entendió', 'no leyó'),
  blame('según lo entendemos, …', 'usted alega', 'usted afirma', 'su supuesta'),
  blame('se lo repetimos con gusto', 'como ya le dijimos', 'como ya se indicó', 'ya le informamos'),
  blame('por favor', 'usted debe', 'tiene usted que'),
  jargon('sobre', 'con respecto a lo anteriormente', 'anteriormente mencionado', 'el susodicho'),
  jargon('su caso', 'el tique', 'el ticket', 'su incidencia nº'),
  jargon('lo hemos mirado', 'ha sido escalado', 'análisis de causa raíz', 'sla'),
  jargon('porque …', 'por motivos operativos', 'por razones técnicas', 'por causas ajenas'),
  policy('el motivo es …', 'nuestra política', 'política de la empresa', 'nuestras condiciones'),
  policy('lo que sí podemos hacer es …', 'no es responsabilidad nuestra', 'no podemos hacer nada'),
  overpromise(
    'el día …',
    'inmediatamente',
    'de inmediato',
    'lo antes posible',
    'a la mayor brevedad',
  ),
  overpromise('haremos … antes del día …', 'garantiza*', '100 %', '100%', 'nunca más'),
  overpromise('esperamos que', 'sin falta', 'con total seguridad'),
];

/** One list for Bosnian, Croatian and Serbian: what differs between them stands beside each other. */
export const southSlavic: readonly WordingRule[] = [
  blame('nismo primili …', 'niste nam', 'niste dostavili', 'propustili ste', 'zaboravili ste'),
  blame('sada pomaže …', 'trebali ste', 'trebalo je da', 'morali ste', 'bili ste dužni'),
  blame('možda nismo dobro objasnili', 'niste razumjeli', 'niste razumeli', 'niste pročitali'),
  blame('kako smo razumjeli, …', 'vi tvrdite', 'tvrdite da', 'navodno ste'),
  blame('rado ponavljamo', 'kao što smo već rekli', 'kao što je već navedeno', 'već smo vam rekli'),
  blame('molimo vas', 'morate', 'dužni ste'),
  jargon('o tome', 'u vezi sa gore navedenim', 'u svezi s gore navedenim', 'gorenaveden*'),
  jargon('vaš slučaj', 'tiket', 'vaš tiket'),
  jargon('pogledali smo', 'eskalirano je', 'analiza korijenskog uzroka', 'sla'),
  jargon('zato što …', 'iz tehničkih razloga', 'iz operativnih razloga'),
  policy('razlog je …', 'naša politika', 'politika kompanije', 'politika firme', 'našoj politici'),
  policy('ono što možemo je …', 'nije naša odgovornost', 'ne možemo ništa', 'nije do nas'),
  overpromise('do (dan)', 'odmah', 'smjesta', 'smesta', 'što prije', 'što pre', 'u najkraćem roku'),
  overpromise('uradit ćemo … do (dan)', 'garantujemo', 'garantiramo', 'jamčimo', '100 %', '100%'),
  overpromise('očekujemo', 'nikad više', 'sigurno ćemo', 'bez greške'),
];
