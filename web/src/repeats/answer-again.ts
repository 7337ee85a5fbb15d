import type { AgainCause } from '@vocero/api/contract/again';
import { answerAgain, forgetAgain } from '@vocero/api/contract/repeats';
import { call } from '../app/api.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { tell } from '../ui/toasts.svelte.ts';

interface Said {
  cause: AgainCause;
  text: string | null;
}

/** Says why a customer had to come again, with the way back to what was said before. */
export async function sayWhyAgain(id: string, said: Said, before: Said | null): Promise<void> {
  const params = { id };
  await call(answerAgain, { params, body: said });
  tell(t('repeats.answered'), async () => {
    if (before) await call(answerAgain, { params, body: before });
    else await call(forgetAgain, { params });
  });
}
