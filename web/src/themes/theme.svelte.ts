import { ProblemError } from '@vocero/api/client';
import {
  changeTheme,
  readTheme,
  type ThemeChange,
  type ThemeDetail,
} from '@vocero/api/contract/themes';
import { call } from '../app/api.ts';
import { useResource, type Resource } from '../app/resource.svelte.ts';
import { t } from '../i18n/i18n.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { tellProblem } from '../ui/toasts.svelte.ts';
import { Mover } from './mover.svelte.ts';
import { tellActed } from './tell-acted.ts';
import { statusKeys } from './theme-words.ts';

export type Change = Omit<ThemeChange, 'version'>;

const send = (id: string, body: ThemeChange) => call(changeTheme, { params: { id }, body });

/** One theme on the screen, and what can be done to it. */
export interface OpenTheme {
  readonly resource: Resource<ThemeDetail>;
  readonly mover: Mover;
  /** Saves a change and says so; false when it was refused, which has been said then. */
  change: (change: Change, said: MessageKey) => Promise<boolean>;
}

/** Call it in a component's script, once per theme. */
export function openTheme(id: string): OpenTheme {
  const resource = useResource(() => call(readTheme, { params: { id } }), ['themes', 'feedback']);

  const refused = (problem: unknown) => {
    tellProblem(problem);
    if (problem instanceof ProblemError && problem.status === 409) void resource.reload();
  };

  const mover = new Mover({
    moved(theme) {
      resource.set(theme);
      const status = t(statusKeys[theme.status]);
      tellActed(t('themes.moved', { theme: theme.label, status }), theme.eventId, resource.reload);
    },
    refused,
  });

  return {
    resource,
    mover,
    async change(change, said) {
      if (!resource.data) return false;
      try {
        const theme = await send(id, { version: resource.data.version, ...change });
        resource.set(theme);
        if (theme.eventId) tellActed(t(said), theme.eventId, resource.reload);
        return true;
      } catch (problem) {
        refused(problem);
        return false;
      }
    },
  };
}
