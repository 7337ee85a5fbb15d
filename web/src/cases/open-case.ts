import { openCase } from '@vocero/api/contract/cases';
import { call } from '../app/api.ts';
import { go, orgPath } from '../app/router.svelte.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { tell } from '../ui/toasts.svelte.ts';

/** Makes a comment a case, or finds the one that it belongs to, and goes there. */
export async function goToCase(feedbackId: string): Promise<void> {
  const { id, code, isNew } = await call(openCase, { body: { feedbackId } });
  go(orgPath('case', { id }));
  if (isNew) tell(t('cases.opened', { code }));
}
