import { undoEvent } from '@vocero/api/contract/theme-history';
import { call } from '../app/api.ts';
import { tell } from '../ui/toasts.svelte.ts';

/** Takes an act back. */
export const undo = (eventId: string) => call(undoEvent, { params: { id: eventId } });

/** Says what was done and offers to undo it; `refresh` then shows how things are again. */
export function tellActed(
  text: string,
  eventId: string | null,
  refresh: () => Promise<unknown>,
): void {
  if (eventId === null) tell(text);
  else
    tell(text, async () => {
      await undo(eventId);
      await refresh();
    });
}
