import type { Component } from 'svelte';
import type { RouteName } from './routes.ts';

const screens: Partial<Record<RouteName, () => Promise<{ default: Component }>>> = {
  home: () => import('../home/HomePage.svelte'),
  board: () => import('../board/BoardPage.svelte'),
  quadrant: () => import('../quadrant/QuadrantPage.svelte'),
  theme: () => import('../themes/ThemePage.svelte'),
  evidencePack: () => import('../objections/EvidencePage.svelte'),
  objections: () => import('../objections/ObjectionsPage.svelte'),
  ideas: () => import('../praise/IdeasPage.svelte'),
  recognition: () => import('../recognition/RecognitionPage.svelte'),
  barriers: () => import('../causes/BarriersPage.svelte'),
  topTen: () => import('../top-ten/TopTenPage.svelte'),
  councils: () => import('../councils/CouncilsPage.svelte'),
  council: () => import('../councils/CouncilPage.svelte'),
  meeting: () => import('../meetings/MeetingPage.svelte'),
  minutes: () => import('../meetings/MinutesPage.svelte'),
  sponsor: () => import('../sponsor/SponsorPage.svelte'),
  departments: () => import('../scorecards/DepartmentsPage.svelte'),
  department: () => import('../scorecards/DepartmentPage.svelte'),
  reports: () => import('../reports/ReportsPage.svelte'),
  chargeBack: () => import('../money/ChargeBackPage.svelte'),
  benefits: () => import('../money/LedgerPage.svelte'),
  reasons: () => import('../reasons/ReasonsPage.svelte'),
  remedies: () => import('../remedies/RemediesPage.svelte'),
  unsorted: () => import('../unsorted/UnsortedPage.svelte'),
  comments: () => import('../comments/CommentsPage.svelte'),
  phrases: () => import('../phrases/PhrasesPage.svelte'),
  repeats: () => import('../repeats/RepeatsPage.svelte'),
  messages: () => import('../inbox/MessagesPage.svelte'),
  digest: () => import('../inbox/DigestPage.svelte'),
  channelMix: () => import('../channels/ChannelMixPage.svelte'),
  channels: () => import('../channels/ChannelsPage.svelte'),
  widget: () => import('../embeds/EmbedsPage.svelte'),
  knownProblems: () => import('../known-problems/KnownProblemsPage.svelte'),
  surveys: () => import('../surveys/SurveysPage.svelte'),
  survey: () => import('../surveys/SurveyPage.svelte'),
  surveyMethod: () => import('../surveys/MethodPage.svelte'),
  surveyLinks: () => import('../places/SurveyLinksPage.svelte'),
  surveyPrint: () => import('../print/PrintPage.svelte'),
  places: () => import('../places/PlacesPage.svelte'),
  cards: () => import('../cards/CardsPage.svelte'),
  kiosks: () => import('../kiosks/KiosksPage.svelte'),
  imports: () => import('../imports/ImportsPage.svelte'),
  import: () => import('../imports/ImportPage.svelte'),
  settings: () => import('../settings/SettingsPage.svelte'),
  invitations: () => import('../invitations/InvitationsPage.svelte'),
  asking: () => import('../invitations/AskingPage.svelte'),
  persons: () => import('../persons/PersonsPage.svelte'),
  person: () => import('../persons/PersonPage.svelte'),
};

/** Fetches the code of a screen when it is opened for the first time. */
export async function loadScreen(name: RouteName): Promise<Component | null> {
  const load = screens[name];
  return load ? (await load()).default : null;
}
