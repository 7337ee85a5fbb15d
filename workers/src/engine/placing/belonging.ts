import type { Tie } from '../themes/centres.ts';
import { companyOf, hasCompany, type Company } from './company.ts';
import type { Fit } from './fit.ts';
import { belongs, evidence, isAmple, type Gate } from './gate.ts';
import type { Model } from '../model.ts';
import type { StemVector } from '../space/stem-vectors.ts';

/** By what it is told whether a comment belongs. */
export interface Rule {
  gate: Gate;
  company: Company;
}

/**
 * Whether a comment belongs to the theme it is tied to: it has something in common with it in vectors,
 * and is amply alike to it or else has company among all members. A theme's centre finds likeness in
 * strangers that no single member bears out. Where words tell nothing the gate alone decides.
 * @param hasEnough whether it has that company, looked up only where it decides, for it costs more than all else.
 */
export function belongsInCompany(
  { gate, company }: Rule,
  tie: Tie,
  hasEnough: () => boolean,
): boolean {
  if (company.least === 0) return belongs(gate, tie);
  return evidence(gate, tie) > 0 && (isAmple(gate, tie) || hasEnough());
}

/** Whether a comment, by its stems, belongs where it fits. */
export function fitBelongs(model: Model, fit: Fit, stems: StemVector): boolean {
  return belongsInCompany(model, fit, () => hasCompany(model.company, stems));
}

/** What strangers are told by, 0 to 1: nothing in common with any theme, or else their company. */
export function standing(model: Model, fit: Fit | undefined, stems: StemVector): number {
  return fit && fit.evidence > 0 ? companyOf(model.company, stems) : 0;
}
