import {
  listSurveyInvitations,
  type InvitationFilter,
  type SurveyInvitation,
} from '@vocero/api/contract/survey-invitations';
import { call } from '../app/api.ts';
import { PagedList } from '../app/paged-list.svelte.ts';

/** Invitations on the screen, the newest first. */
export const invitationList = () =>
  new PagedList<InvitationFilter, SurveyInvitation>(
    { items: [], nextCursor: null },
    (filter, asked) => call(listSurveyInvitations, { query: { ...filter, ...asked } }),
  );
