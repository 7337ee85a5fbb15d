import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { requestId } from 'hono/request-id';
import { largestBody } from './body.ts';
import type { App, Deps, Env } from './deps.ts';
import { loosenFrames } from './frame-guard.ts';
import { chooseLocale, contentSecurity, refuseForeignOrigin } from './guards.ts';
import { makeModelCache } from './model-cache.ts';
import { answerProblem, notFound, Problem } from './problem.ts';
import { rawRoutes } from './raw-routes.ts';
import { askingRoutes } from './routes/asking.ts';
import { askedRoutes } from './routes/asked.ts';
import { auditRoutes } from './routes/audit.ts';
import { authRoutes } from './routes/auth.ts';
import { agendaRoutes } from './routes/agendas.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { candidateReasonRoutes } from './routes/candidate-reasons.ts';
import { bankRoutes } from './routes/bank.ts';
import { barrierRoutes } from './routes/barriers.ts';
import { benefitRoutes } from './routes/benefits.ts';
import { briefRoutes } from './routes/briefs.ts';
import { channelMixRoutes } from './routes/channel-mix.ts';
import { cardRoutes } from './routes/cards.ts';
import { chargeBackRoutes } from './routes/charge-back.ts';
import { councilRoutes } from './routes/councils.ts';
import { demoRoutes } from './routes/demo.ts';
import { departmentRoutes } from './routes/departments.ts';
import { digestRoutes } from './routes/digests.ts';
import { docsRoutes } from './routes/docs.ts';
import { evidencePackRoutes } from './routes/evidence-packs.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { driverRoutes } from './routes/drivers.ts';
import { embedRoutes } from './routes/embeds.ts';
import { embedPageRoutes } from './routes/embed-pages.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { flagRoutes } from './routes/flags.ts';
import { healthRoutes } from './routes/health.ts';
import { helpRoutes } from './routes/help.ts';
import { homeRoutes } from './routes/home.ts';
import { ideaRoutes } from './routes/ideas.ts';
import { importRoutes } from './routes/imports.ts';
import { interviewRoutes } from './routes/interviews.ts';
import { invitedSurveyRoutes } from './routes/invited-surveys.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { keyRoutes } from './routes/keys.ts';
import { knownProblemRoutes } from './routes/known-problems.ts';
import { kindRuleRoutes } from './routes/kind-rules.ts';
import { kioskDeviceRoutes } from './routes/kiosk-devices.ts';
import { kioskPageRoutes } from './routes/kiosk-pages.ts';
import { kioskRoutes } from './routes/kiosks.ts';
import { liveRoutes } from './routes/live.ts';
import { meRoutes } from './routes/me.ts';
import { meTooRoutes } from './routes/me-toos.ts';
import { memberRoutes } from './routes/members.ts';
import { objectionRoutes } from './routes/objections.ts';
import { openPageRoutes } from './routes/open-pages.ts';
import { openingHoursRoutes } from './routes/opening-hours.ts';
import { opennessRoutes } from './routes/openness.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { publicFileRoutes } from './routes/public-files.ts';
import { publicSurveyRoutes } from './routes/public-surveys.ts';
import { measureRoutes } from './routes/measures.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { mergeSuggestionRoutes } from './routes/merge-suggestions.ts';
import { messageRoutes } from './routes/messages.ts';
import { minutesRoutes } from './routes/minutes.ts';
import { muteRoutes } from './routes/mute.ts';
import { personRoutes } from './routes/persons.ts';
import { phraseRoutes } from './routes/phrases.ts';
import { placeRoutes } from './routes/places.ts';
import { placementRoutes } from './routes/placements.ts';
import { preferencesRoutes } from './routes/preferences.ts';
import { recognitionRoutes } from './routes/recognitions.ts';
import { reasonReportRoutes } from './routes/reason-reports.ts';
import { reasonRoutes } from './routes/reasons.ts';
import { remedyGrantRoutes } from './routes/remedy-grants.ts';
import { remedyRoutes } from './routes/remedies.ts';
import { repeatRoutes } from './routes/repeats.ts';
import { resultRoutes } from './routes/results.ts';
import { scorecardRoutes } from './routes/scorecards.ts';
import { sensitivityRoutes } from './routes/sensitivity.ts';
import { serviceEventRoutes } from './routes/service-events.ts';
import { setupRoutes } from './routes/setup.ts';
import { shareLinkRoutes } from './routes/share-links.ts';
import { shortCodeRoutes } from './routes/short-codes.ts';
import { staffAppRoutes } from './routes/staff-app.ts';
import { supplierPageRoutes } from './routes/supplier-pages.ts';
import { sponsorRoutes } from './routes/sponsor.ts';
import { supplierRoutes } from './routes/suppliers.ts';
import { surveyLinkRoutes } from './routes/survey-links.ts';
import { surveyDraftRoutes } from './routes/survey-drafts.ts';
import { surveyInvitationRoutes } from './routes/survey-invitations.ts';
import { surveyStartRoutes } from './routes/survey-starts.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { synonymRoutes } from './routes/synonyms.ts';
import { targetRoutes } from './routes/targets.ts';
import { themeActRoutes } from './routes/theme-acts.ts';
import { praiseRoutes } from './routes/praise.ts';
import { quadrantRoutes } from './routes/quadrant.ts';
import { themeMapRoutes } from './routes/theme-map.ts';
import { themeRoutes } from './routes/themes.ts';
import { topTenRoutes } from './routes/top-ten.ts';
import { transcriptBatchRoutes } from './routes/transcript-batches.ts';
import { transcriptRoutes } from './routes/transcripts.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { urgentRoutes } from './routes/urgent.ts';
import { viewRoutes } from './routes/views.ts';
import { whyNotRoutes } from './routes/why-not.ts';

import { messageTemplateRoutes } from './routes/message-templates.ts';
import { sayThisRoutes } from './routes/say-this.ts';
import { tellingRoutes } from './routes/tellings.ts';
/** The whole HTTP side, without a port: tests ask it directly. */
export function makeApp(deps: Deps): App {
  const app = new Hono<Env>();
  app.onError((error, c) =>
    answerProblem(c, error, (unknown) => deps.log.error({ err: unknown, path: c.req.path })),
  );
  app.notFound((c) => answerProblem(c, notFound(), () => {}));

  // Lines of the audit log that one request wrote carry the same id. Nobody else gives it.
  app.use(
    requestId({ headerName: '' }),
    compress(),
    chooseLocale,
    loosenFrames,
    contentSecurity(),
    refuseForeignOrigin(deps),
  );
  const limited = bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw new Problem(413, 'too_large');
    },
  });
  app.use((c, next) =>
    // A file to import is as large as it is; its own route counts the bytes.
    c.req.path === rawRoutes.uploadImport.path ? next() : limited(c, next),
  );

  const readModel = makeModelCache(deps.log);

  healthRoutes(app, deps);
  docsRoutes(app, deps);
  authRoutes(app, deps);
  auditRoutes(app, deps);
  setupRoutes(app, deps);
  meRoutes(app, deps);
  organizationRoutes(app, deps);
  demoRoutes(app, deps);
  departmentRoutes(app, deps);
  reasonRoutes(app, deps);
  candidateReasonRoutes(app, deps, readModel);
  reasonReportRoutes(app, deps);
  memberRoutes(app, deps);
  invitationRoutes(app, deps);
  keyRoutes(app, deps);
  surveyRoutes(app, deps);
  kioskRoutes(app, deps);
  kioskDeviceRoutes(app, deps);
  kioskPageRoutes(app, deps);
  embedRoutes(app, deps);
  knownProblemRoutes(app, deps);
  opennessRoutes(app, deps);
  openingHoursRoutes(app, deps);
  surveyDraftRoutes(app, deps);
  resultRoutes(app, deps);
  interviewRoutes(app, deps);
  transcriptBatchRoutes(app, deps);
  placeRoutes(app, deps);
  surveyLinkRoutes(app, deps);
  cardRoutes(app, deps);
  personRoutes(app, deps);
  askingRoutes(app, deps);
  surveyInvitationRoutes(app, deps);
  serviceEventRoutes(app, deps);
  feedbackRoutes(app, deps, readModel);
  flagRoutes(app, deps);
  praiseRoutes(app, deps);
  ideaRoutes(app, deps);
  askedRoutes(app, deps);
  recognitionRoutes(app, deps);
  bankRoutes(app, deps, readModel);
  viewRoutes(app, deps);
  targetRoutes(app, deps);
  themeRoutes(app, deps, readModel);
  themeActRoutes(app, deps);
  tellingRoutes(app, deps);
  messageTemplateRoutes(app, deps);
  sayThisRoutes(app, deps);
  evidenceRoutes(app, deps);
  evidencePackRoutes(app, deps, readModel);
  barrierRoutes(app, deps);
  briefRoutes(app, deps);
  objectionRoutes(app, deps);
  phraseRoutes(app, deps);
  placementRoutes(app, deps, readModel);
  whyNotRoutes(app, deps, readModel);
  quadrantRoutes(app, deps);
  themeMapRoutes(app, deps, readModel);
  measureRoutes(app, deps);
  driverRoutes(app, deps);
  topTenRoutes(app, deps);
  channelMixRoutes(app, deps);
  chargeBackRoutes(app, deps);
  benefitRoutes(app, deps);
  sponsorRoutes(app, deps);
  scorecardRoutes(app, deps);
  shareLinkRoutes(app, deps);
  supplierRoutes(app, deps);
  councilRoutes(app, deps);
  agendaRoutes(app, deps);
  meetingRoutes(app, deps);
  minutesRoutes(app, deps);
  calendarRoutes(app, deps);
  mergeSuggestionRoutes(app, deps, readModel);
  remedyRoutes(app, deps);
  remedyGrantRoutes(app, deps);
  sensitivityRoutes(app, deps);
  synonymRoutes(app, deps);
  kindRuleRoutes(app, deps);
  repeatRoutes(app, deps);
  helpRoutes(app, deps);
  homeRoutes(app, deps);
  digestRoutes(app, deps);
  messageRoutes(app, deps);
  importRoutes(app, deps);
  liveRoutes(app, deps);
  transcriptRoutes(app, deps);
  publicFileRoutes(app, deps);
  publicSurveyRoutes(app, deps);
  surveyStartRoutes(app, deps);
  meTooRoutes(app, deps);
  embedPageRoutes(app, deps);
  shortCodeRoutes(app, deps);
  invitedSurveyRoutes(app, deps);
  preferencesRoutes(app, deps);
  trackingRoutes(app, deps);
  urgentRoutes(app, deps);
  supplierPageRoutes(app, deps);
  muteRoutes(app, deps);
  openPageRoutes(app, deps);
  staffAppRoutes(app, deps);
  return app;
}
