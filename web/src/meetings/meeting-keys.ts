import type { MeetingActName } from '@vocero/api/contract/meetings';
import type { Shortcut } from '../app/shortcuts.svelte.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { actsByKey } from './act-draft.ts';

export type Look = 'present' | 'minutes' | 'times';

interface Doing {
  canAct: boolean;
  step: (by: number) => void;
  act: (act: MeetingActName) => void;
  look: (look: Look) => void;
  screen: () => void;
  lead: () => void;
}

export const doKeys: Record<MeetingActName, MessageKey> = {
  decided: 'meetings.do_decided',
  assigned: 'meetings.do_assigned',
  asked_more: 'meetings.do_asked_more',
  watched: 'meetings.do_watched',
  declined: 'meetings.do_declined',
  action_added: 'meetings.do_action_added',
  noted: 'meetings.do_noted',
};

/** The keys of a meeting that goes on, as the help lists them; who only reads has none for acts. */
export function meetingKeys({ canAct, step, act, look, screen, lead }: Doing): Shortcut[] {
  const acts = actsByKey.map(({ act: name, key }) => ({
    keys: key,
    label: doKeys[name],
    run: () => act(name),
  }));
  return [
    { keys: 'ArrowRight', label: 'meetings.key_next', run: () => step(1) },
    { keys: 'j', label: 'meetings.key_next', run: () => step(1) },
    { keys: 'ArrowLeft', label: 'meetings.key_previous', run: () => step(-1) },
    { keys: 'k', label: 'meetings.key_previous', run: () => step(-1) },
    ...(canAct ? acts : []),
    { keys: 'p', label: 'meetings.who_is_there', run: () => look('present') },
    { keys: 'm', label: 'meetings.so_far', run: () => look('minutes') },
    { keys: 't', label: 'meetings.times', run: () => look('times') },
    { keys: 'f', label: 'meetings.full_screen', run: screen },
    ...(canAct ? [{ keys: 'l', label: 'meetings.key_lead', run: lead } as const] : []),
  ];
}
