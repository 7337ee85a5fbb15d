import * as asked from './asked.ts';
import * as asking from './asking.ts';
import * as audit from './audit.ts';
import * as agendas from './agendas.ts';
import * as bank from './bank.ts';
import * as barriers from './barriers.ts';
import * as benefits from './benefits.ts';
import * as briefs from './briefs.ts';
import * as candidateReasons from './candidate-reasons.ts';
import * as capacity from './capacity.ts';
import * as caseActs from './case-acts.ts';
import * as casePolicy from './case-policy.ts';
import * as caseReport from './case-report.ts';
import * as cases from './cases.ts';
import * as casePages from './case-pages.ts';
import * as channelMix from './channel-mix.ts';
import * as cards from './cards.ts';
import * as caseOptions from './case-options.ts';
import * as caseTypes from './case-types.ts';
import * as chargeBack from './charge-back.ts';
import * as councils from './councils.ts';
import * as customerMessages from './customer-messages.ts';
import * as customerSending from './customer-sending.ts';
import * as digests from './digests.ts';
import type { Endpoint } from './endpoint.ts';
import * as evidence from './evidence.ts';
import * as evidencePacks from './evidence-packs.ts';
import * as drivers from './drivers.ts';
import * as embeds from './embeds.ts';
import * as feedback from './feedback.ts';
import * as flags from './flags.ts';
import * as help from './help.ts';
import * as home from './home.ts';
import * as ideas from './ideas.ts';
import * as imports from './imports.ts';
import * as interviews from './interviews.ts';
import * as keys from './keys.ts';
import * as kioskDevice from './kiosk-device.ts';
import * as kiosks from './kiosks.ts';
import * as kindRules from './kind-rules.ts';
import * as knownProblems from './known-problems.ts';
import * as measures from './measures.ts';
import * as meetings from './meetings.ts';
import * as mergeSuggestions from './merge-suggestions.ts';
import * as messages from './messages.ts';
import * as objections from './objections.ts';
import * as openingHours from './opening-hours.ts';
import * as privacy from './privacy.ts';
import * as promisePlaybook from './promise-playbook.ts';
import * as promiseReport from './promise-report.ts';
import * as promises from './promises.ts';
import * as openness from './openness.ts';
import * as organizations from './organizations.ts';
import * as people from './people.ts';
import * as persons from './persons.ts';
import * as phrases from './phrases.ts';
import * as placements from './placements.ts';
import * as places from './places.ts';
import * as praise from './praise.ts';
import * as quadrant from './quadrant.ts';
import * as reasonReports from './reason-reports.ts';
import * as reasons from './reasons.ts';
import * as recognitions from './recognitions.ts';
import * as remedies from './remedies.ts';
import * as remedyGrants from './remedy-grants.ts';
import * as repeats from './repeats.ts';
import * as results from './results.ts';
import * as scorecards from './scorecards.ts';
import * as sensitivity from './sensitivity.ts';
import * as serviceEvents from './service-events.ts';
import * as shareLinks from './share-links.ts';
import * as solutions from './solutions.ts';
import * as sponsor from './sponsor.ts';
import * as suppliers from './suppliers.ts';
import * as surveyInvitations from './survey-invitations.ts';
import * as surveys from './surveys.ts';
import * as synonyms from './synonyms.ts';
import * as targets from './targets.ts';
import * as sayThis from './say-this.ts';
import * as messageTemplates from './message-templates.ts';
import * as tellings from './tellings.ts';
import * as themeHistory from './theme-history.ts';
import * as themeMap from './theme-map.ts';
import * as themeMerges from './theme-merges.ts';
import * as themes from './themes.ts';
import * as topTen from './top-ten.ts';
import * as transcripts from './transcripts.ts';
import * as urgent from './urgent.ts';
import * as whyNot from './why-not.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

/** Every JSON route of the API. What is not in here (pages, uploads, streams) is in `raw-routes.ts`. */
export const endpoints: readonly Endpoint[] = [
  asked,
  asking,
  audit,
  agendas,
  bank,
  barriers,
  benefits,
  briefs,
  candidateReasons,
  capacity,
  caseActs,
  casePolicy,
  caseReport,
  cases,
  casePages,
  channelMix,
  cards,
  caseOptions,
  caseTypes,
  chargeBack,
  councils,
  customerMessages,
  customerSending,
  digests,
  drivers,
  embeds,
  evidence,
  evidencePacks,
  feedback,
  flags,
  help,
  home,
  ideas,
  imports,
  interviews,
  keys,
  kindRules,
  kioskDevice,
  kiosks,
  knownProblems,
  measures,
  meetings,
  mergeSuggestions,
  messages,
  objections,
  openingHours,
  openness,
  organizations,
  people,
  persons,
  phrases,
  placements,
  places,
  praise,
  quadrant,
  reasonReports,
  reasons,
  recognitions,
  privacy,
  promisePlaybook,
  promiseReport,
  promises,
  remedies,
  remedyGrants,
  repeats,
  results,
  scorecards,
  sensitivity,
  serviceEvents,
  shareLinks,
  solutions,
  sponsor,
  suppliers,
  surveyInvitations,
  surveys,
  synonyms,
  targets,
  sayThis,
  messageTemplates,
  tellings,
  themeHistory,
  themeMap,
  themeMerges,
  themes,
  topTen,
  transcripts,
  urgent,
  whyNot,
].flatMap((module) => Object.values(module).filter(isEndpoint));
