import { readCasePageLink } from '@vocero/api/contract/case-pages';
import { call } from '../app/api.ts';
import { tellProblem } from '../ui/toasts.svelte.ts';

/**
 * Opens the customer's own page beside this one. The window opens at once; browsers keep one back
 * that opens after an answer.
 */
export async function lookAsCustomer(caseId: string): Promise<void> {
  const shown = window.open('about:blank', '_blank');
  try {
    const { previewUrl } = await call(readCasePageLink, { params: { id: caseId } });
    if (shown) shown.location.href = previewUrl;
    else window.location.href = previewUrl;
  } catch (error) {
    shown?.close();
    tellProblem(error);
  }
}
