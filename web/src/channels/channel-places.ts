import { createCard } from '@vocero/api/contract/cards';
import type { Access } from '@vocero/api/contract/endpoint';
import { giveInterview } from '@vocero/api/contract/interviews';
import { listPersons } from '@vocero/api/contract/persons';
import { listSurveyInvitations } from '@vocero/api/contract/survey-invitations';
import { createTranscriptBatch } from '@vocero/api/contract/transcripts';
import { listKiosks } from '@vocero/api/contract/kiosks';
import type { RouteName, RouteParams } from '../app/routes.ts';
import type { MessageKey } from '../i18n/message-key.ts';

/** A way in which customers are heard, with what it is for. */
export interface ChannelPlace {
  route: RouteName;
  params?: RouteParams;
  title: MessageKey;
  hint: MessageKey;
  /** Shown to those who may call it; to everybody unless given. */
  needs?: { access: Access };
}

/** Every channel, by who writes the answer down. */
export const channelGroups: readonly {
  title: MessageKey;
  places: readonly ChannelPlace[];
}[] = [
  {
    title: 'channels.by_customers',
    places: [
      { route: 'surveys', title: 'channels.surveys', hint: 'channels.surveys_hint' },
      {
        route: 'kiosks',
        title: 'channels.kiosks',
        hint: 'channels.kiosks_hint',
        needs: listKiosks,
      },
      {
        route: 'invitations',
        title: 'channels.invitations',
        hint: 'channels.invitations_hint',
        needs: listSurveyInvitations,
      },
      {
        route: 'persons',
        title: 'channels.persons',
        hint: 'channels.persons_hint',
        needs: listPersons,
      },
      { route: 'places', title: 'channels.places', hint: 'channels.places_hint' },
    ],
  },
  {
    title: 'channels.by_staff',
    places: [
      { route: 'cards', title: 'channels.cards', hint: 'channels.cards_hint', needs: createCard },
      {
        route: 'interview',
        title: 'channels.interview',
        hint: 'channels.interview_hint',
        needs: giveInterview,
      },
      {
        route: 'transcripts',
        title: 'channels.transcripts',
        hint: 'channels.transcripts_hint',
        needs: createTranscriptBatch,
      },
    ],
  },
  {
    title: 'channels.own_pages',
    places: [
      { route: 'widget', title: 'channels.widget', hint: 'channels.widget_hint' },
      {
        route: 'knownProblems',
        title: 'channels.known_problems',
        hint: 'channels.known_problems_hint',
      },
    ],
  },
];
