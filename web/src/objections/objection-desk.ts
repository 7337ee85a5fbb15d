import { ProblemError } from '@vocero/api/client';
import {
  changeObjection,
  escalateObjection,
  listThemeObjections,
  recordObjection,
  type Objection,
  type Stance,
} from '@vocero/api/contract/objections';
import { call } from '../app/api.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { tell, tellProblem } from '../ui/toasts.svelte.ts';
import { backOf, type Change } from './way-back.ts';

/** What can be done to objections; every act is told and can be taken back. */
export function openDesk(refresh: () => Promise<unknown>) {
  const write = async ({ id, version }: Objection, change: Change) => {
    const now = await call(changeObjection, { params: { id }, body: { version, ...change } });
    await refresh();
    return now;
  };

  /** Writes it, says so, and offers the way back. */
  const change = async (objection: Objection, to: Change, said: string) => {
    const back = backOf(objection, to);
    const now = await write(objection, to);
    tell(said, async () => {
      await write(now, back);
    });
  };

  return {
    change,
    settle: (objection: Objection, settled: NonNullable<Change['settled']>) =>
      change(objection, { settled }, t('objections.settled_done')),
    reopen: (objection: Objection) =>
      refusing(refresh, () => change(objection, { settled: null }, t('objections.reopened'))),
    remove: (objection: Objection) =>
      refusing(refresh, () => change(objection, { removed: true }, t('objections.removed'))),
    async record(themeId: string, stance: Stance): Promise<Objection | null> {
      return refusing(refresh, async () => {
        const made = await call(recordObjection, { params: { id: themeId }, body: { stance } });
        await refresh();
        tell(t('objections.recorded_done'), async () => {
          // Its words may have been added since.
          const { items } = await call(listThemeObjections, { params: { id: themeId } });
          const now = items.find(({ id }) => id === made.id);
          if (now) await write(now, { removed: true });
        });
        return made;
      });
    },
    async escalate({ id }: Objection): Promise<void> {
      const { told } = await call(escalateObjection, { params: { id } });
      await refresh();
      tell(t('objections.escalated_to', { names: told.join(', ') }));
    },
  };
}

export type Desk = ReturnType<typeof openDesk>;

/** Says why it was refused, and shows what somebody else changed meanwhile. */
async function refusing<T>(refresh: () => Promise<unknown>, act: () => Promise<T>) {
  try {
    return await act();
  } catch (error) {
    tellProblem(error);
    if (error instanceof ProblemError && error.status === 409) await refresh();
    return null;
  }
}
