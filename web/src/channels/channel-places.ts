import { createCard } from '@vocero/api/contract/cards';
import { giveInterview } from '@vocero/api/contract/interviews';
import { listPersons } from '@vocero/api/contract/persons';
import { listSurveyInvitations } from '@vocero/api/contract/survey-invitations';
import { createTranscriptBatch } from '@vocero/api/contract/transcripts';
import { listKiosks } from '@vocero/api/contract/kiosks';
import { listSurveys } from '@vocero/api/contract/surveys';
import type { PlaceGroup } from '../app/place-groups.ts';

/** Every channel, by who writes the answer down. */
export const channelGroups: readonly PlaceGroup[] = [
  {
    title: 'channels.by_customers',
    places: [
      {
        route: 'surveys',
        title: 'channels.surveys',
        hint: 'channels.surveys_hint',
        needs: listSurveys,
      },
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
  {
    title: 'channels.compared',
    places: [{ route: 'channelMix', title: 'channels.mix', hint: 'channels.mix_hint' }],
  },
];
