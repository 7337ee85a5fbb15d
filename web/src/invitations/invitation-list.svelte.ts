import {
  listSurveyInvitations,
  type InvitationFilter,
  type SurveyInvitation,
} from '@vocero/api/contract/survey-invitations';
import { call } from '../app/api.ts';

interface Shown {
  items: readonly SurveyInvitation[];
  nextCursor: string | null;
}

const PAGE = 50;
const MOST = 200;

/** Invitations on the screen, as far as they were read. */
export class InvitationList {
  shown = $state.raw<Shown>({ items: [], nextCursor: null });
  loading = $state(true);
  problem = $state.raw<unknown>(null);
  #turn = 0;

  /** Begins again at the newest. As many stay on the screen as were there. */
  reload = (filter: InvitationFilter): Promise<void> => {
    const limit = Math.min(MOST, Math.max(PAGE, this.shown.items.length));
    return this.#load(() => call(listSurveyInvitations, { query: { ...filter, limit } }));
  };

  more = (filter: InvitationFilter): Promise<void> =>
    this.#load(async () => {
      const { items: known, nextCursor } = this.shown;
      const asked = { ...filter, limit: PAGE, ...(nextCursor && { cursor: nextCursor }) };
      const page = await call(listSurveyInvitations, { query: asked });
      return { ...page, items: [...known, ...page.items] };
    });

  /** Of several loads the last one counts. */
  async #load(work: () => Promise<Shown>): Promise<void> {
    const turn = (this.#turn += 1);
    const isLast = () => turn === this.#turn;
    this.loading = true;
    try {
      const shown = await work();
      if (isLast()) [this.shown, this.problem] = [shown, null];
    } catch (error) {
      if (isLast()) this.problem = error;
    } finally {
      if (isLast()) this.loading = false;
    }
  }
}
