import { findOpenChoice } from '@vocero/sql/case-choices';
import type { Tx } from '@vocero/sql/connect';
import type { ChoiceShown } from './contract/customer-page.ts';

/** What a customer can choose from, as they see it; null: nothing is offered. */
export async function readChoiceShown(
  tx: Tx,
  { caseId, isClosed }: { caseId: string; isClosed: boolean },
): Promise<ChoiceShown | null> {
  const choice = await findOpenChoice(tx, caseId);
  if (!choice || (isClosed && choice.chosen === null)) return null;
  const { id, intro, chosen, begunAt } = choice;
  return {
    ...{ id, intro, chosen },
    hasBegun: begunAt !== null,
    isOpen: begunAt === null && !isClosed,
    options: choice.options.map(({ solutionId: _solutionId, ...option }) => option),
  };
}
