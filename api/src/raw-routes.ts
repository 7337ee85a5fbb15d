import type { Context } from 'hono';
import { type Access, managers, roles } from './contract/endpoint.ts';
import type { App, Deps, Env } from './deps.ts';
import { authorise, type PrincipalOf } from './principal.ts';

export interface RawRoute<A extends Access = Access> {
  method: 'get' | 'post' | 'all';
  /** Hono's form: `/s/:token`. */
  path: string;
  summary: string;
  access: A;
  /** What it takes and answers, for the document. */
  accepts?: string;
  answers: string;
}

const anyone = { who: 'anyone' } as const satisfies Access;
const page = 'text/html';

/** Every route that is not an endpoint of the contract: pages, files, streams, sign-in. */
export const rawRoutes = {
  healthz: {
    method: 'get',
    path: '/healthz',
    summary: 'The process is alive',
    access: anyone,
    answers: 'application/json',
  },
  readyz: {
    method: 'get',
    path: '/readyz',
    summary: 'The database can be reached and its migrations are current',
    access: anyone,
    answers: 'application/json',
  },
  openapi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    access: anyone,
    answers: 'application/json',
  },
  docs: {
    method: 'get',
    path: '/docs',
    summary: 'This document, to read',
    access: anyone,
    answers: page,
  },
  docsAsset: {
    method: 'get',
    path: '/docs/:file',
    summary: 'Scripts and styles of the documentation',
    access: anyone,
    answers: '*/*',
  },
  auth: {
    method: 'all',
    path: '/api/auth/*',
    summary: 'Sign in, sign out, session',
    access: anyone,
    answers: 'application/json',
  },
  live: {
    method: 'get',
    path: '/api/v1/live',
    summary:
      'Hints that something changed, as server-sent events; the data is read by the other routes',
    access: { who: 'member', roles: roles },
    answers: 'text/event-stream',
  },
  uploadImport: {
    method: 'post',
    path: '/api/v1/imports',
    summary: 'Upload a CSV file as the body; answers what was detected and the first 20 rows',
    access: { who: 'member', roles: managers },
    accepts: 'application/octet-stream',
    answers: 'application/json',
  },
  refusedRows: {
    method: 'get',
    path: '/api/v1/imports/:id/refused.csv',
    summary: 'The refused rows of an import with the reason of each',
    access: { who: 'member', roles: managers },
    answers: 'text/csv',
  },
  brief: {
    method: 'get',
    path: '/api/v1/themes/:id/brief.md',
    summary: 'A theme for a meeting, as Markdown in the language asked for',
    access: { who: 'member', roles: roles, scope: 'themes:read' },
    answers: 'text/markdown',
  },
  evidencePack: {
    method: 'get',
    path: '/api/v1/themes/:id/evidence.md',
    summary:
      'What speaks for a theme, as Markdown; `stance` puts first what answers it, `lang` names the language',
    access: { who: 'member', roles: roles, scope: 'themes:read' },
    answers: 'text/markdown',
  },
  auditCsv: {
    method: 'get',
    path: '/api/v1/audit.csv',
    summary: 'Who changed what and when, as a table; takes the filters of the list',
    access: { who: 'member', roles: managers },
    answers: 'text/csv',
  },
  bankCsv: {
    method: 'get',
    path: '/api/v1/bank/export.csv',
    summary:
      'All comments that a search finds, as a file that an import takes back; takes the filters of the list, `bom=0` leaves out the byte order mark, `lang` names the columns',
    access: { who: 'member', roles: roles, scope: 'feedback:read' },
    answers: 'text/csv',
  },
  remedyCsv: {
    method: 'get',
    path: '/api/v1/remedy-grants.csv',
    summary: 'Remedies that were asked for, as a table; takes the filters of the list',
    access: { who: 'member', roles: roles },
    answers: 'text/csv',
  },
  reasonReportCsv: {
    method: 'get',
    path: '/api/v1/reports/reasons.csv',
    summary: 'Contacts of a period by reason, as a table',
    access: { who: 'member', roles: roles },
    answers: 'text/csv',
  },
  departmentReportCsv: {
    method: 'get',
    path: '/api/v1/reports/departments.csv',
    summary: 'Contacts of a period by the department that causes them, as a table',
    access: { who: 'member', roles: roles },
    answers: 'text/csv',
  },
  resultsCsv: {
    method: 'get',
    path: '/api/v1/surveys/:id/results.csv',
    summary: 'What a survey was answered in a period, as a table; takes the filters of the results',
    access: { who: 'member', roles: roles, scope: 'feedback:read' },
    answers: 'text/csv',
  },
  surveyPage: {
    method: 'get',
    path: '/s/:token',
    summary: 'A post-service survey',
    access: anyone,
    answers: page,
  },
  surveyAnswer: {
    method: 'post',
    path: '/s/:token',
    summary: 'Answer a survey',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  formPage: {
    method: 'get',
    path: '/f/:token',
    summary: 'A comment form',
    access: anyone,
    answers: page,
  },
  formAnswer: {
    method: 'post',
    path: '/f/:token',
    summary: 'Send a comment from the form, or from a plain form on any site',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  shortCode: {
    method: 'get',
    path: '/q/:code',
    summary: 'A short address from paper: leads to the survey that it stands for',
    access: anyone,
    answers: page,
  },
  surveyStart: {
    method: 'post',
    path: '/s/:token/start',
    summary: 'Somebody began to answer: a count of the day and nothing else',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: 'text/plain',
  },
  formStart: {
    method: 'post',
    path: '/f/:token/start',
    summary: 'Somebody began to answer: a count of the day and nothing else',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: 'text/plain',
  },
  embedStart: {
    method: 'post',
    path: '/embed/:token/start',
    summary: 'Somebody began to answer: a count of the day and nothing else',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: 'text/plain',
  },
  trackingPage: {
    method: 'get',
    path: '/t/:token',
    summary: 'What became of one comment, for who wrote it',
    access: anyone,
    answers: page,
  },
  topTenCsv: {
    method: 'get',
    path: '/api/v1/top-ten/:week/csv',
    summary:
      'The top ten of a closed week for a spreadsheet; `bom=0` leaves out the byte order mark',
    access: { who: 'member', roles: roles, scope: 'themes:read' },
    answers: 'text/csv',
  },
  statementCsv: {
    method: 'get',
    path: '/api/v1/charge-back/:month/csv',
    summary:
      'What the contacts of a month cost by who causes them, for a spreadsheet; `bom=0` leaves out the byte order mark, `lang` names the language',
    access: { who: 'member', roles: roles, scope: 'feedback:read' },
    answers: 'text/csv',
  },
  ledgerCsv: {
    method: 'get',
    path: '/api/v1/benefits/csv',
    summary:
      'What verified and prevented themes brought, for a spreadsheet; `bom=0` leaves out the byte order mark',
    access: { who: 'member', roles: roles, scope: 'themes:read' },
    answers: 'text/csv',
  },
  sharedReport: {
    method: 'get',
    path: '/r/:token',
    summary: 'The top ten of a closed week, for whoever holds a link that is still good',
    access: anyone,
    answers: page,
  },
  supplierPage: {
    method: 'get',
    path: '/x/:token',
    summary: 'The themes that a supplier causes, for whoever holds its link',
    access: anyone,
    answers: page,
  },
  supplierReport: {
    method: 'post',
    path: '/x/:token',
    summary: 'Say as a supplier how far a theme is',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  meToo: {
    method: 'post',
    path: '/me-too/:token',
    summary: 'Say "me too" to a known problem that a survey shows, instead of writing',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  embedPage: {
    method: 'get',
    path: '/embed/:token',
    summary: 'A survey within a page of somebody else; its settings say on which sites',
    access: anyone,
    answers: page,
  },
  embedAnswer: {
    method: 'post',
    path: '/embed/:token',
    summary:
      'Answer it there; a plain form of that site sends `as=form` and may name in `next` where people are led',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  embedThanks: {
    method: 'get',
    path: '/embed/:token/thanks/:case',
    summary: 'The thanks there',
    access: anyone,
    answers: page,
  },
  embedTest: {
    method: 'get',
    path: '/embed/:token/test',
    summary: 'A page that shows the widget as another site would',
    access: anyone,
    answers: page,
  },
  embedPlain: {
    method: 'get',
    path: '/embed/:token/page',
    summary: 'Leads to the same survey as a page of its own',
    access: anyone,
    answers: page,
  },
  widgetScript: {
    method: 'get',
    path: '/widget.js',
    summary: 'The script that pages of others include',
    access: anyone,
    answers: 'text/javascript',
  },
  minutes: {
    method: 'get',
    path: '/api/v1/councils/:id/meetings/:day/minutes.md',
    summary: 'The minutes of a closed meeting, as Markdown in the language asked for',
    access: { who: 'member', roles: roles },
    answers: 'text/markdown',
  },
  meetingCalendar: {
    method: 'get',
    path: '/api/v1/councils/:id/meetings/:day/calendar.ics',
    summary: 'One meeting of a council for a calendar (RFC 5545)',
    access: { who: 'member', roles: roles },
    answers: 'text/calendar',
  },
  calendarFeed: {
    method: 'get',
    path: '/c/:file',
    summary: 'The dates of a council (RFC 5545), for whoever holds the secret address',
    access: anyone,
    answers: 'text/calendar',
  },
  mutePage: {
    method: 'get',
    path: '/mute/:token',
    summary: 'Asks whether the weekly digest by mail is to end',
    access: anyone,
    answers: page,
  },
  mute: {
    method: 'post',
    path: '/mute/:token',
    summary: 'End the weekly digest by mail without signing in (RFC 8058), or have it again',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  invitedPage: {
    method: 'get',
    path: '/i/:token',
    summary: 'A survey for who was invited to it; looking at it writes nothing',
    access: anyone,
    answers: page,
  },
  invitedAnswer: {
    method: 'post',
    path: '/i/:token',
    summary: 'Answer a survey that one was invited to, once',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  preferencesPage: {
    method: 'get',
    path: '/p/:token',
    summary: 'How a customer likes to be reached, for whoever holds their link',
    access: anyone,
    answers: page,
  },
  preferences: {
    method: 'post',
    path: '/p/:token',
    summary: 'Say how one likes to be reached, or end it; with one request as RFC 8058 has it',
    access: anyone,
    accepts: 'application/x-www-form-urlencoded',
    answers: page,
  },
  serviceHook: {
    method: 'post',
    path: '/hooks/:token',
    summary: 'Tell that a service is finished, signed as Standard Webhooks has it',
    access: anyone,
    accepts: 'application/json',
    answers: 'application/json',
  },
  kiosk: {
    method: 'get',
    path: '/k/*',
    summary: 'The kiosk: its page, its files and its service worker',
    access: anyone,
    answers: '*/*',
  },
  publicAsset: {
    method: 'get',
    path: '/public/:file',
    summary: 'Scripts and styles of the public pages',
    access: anyone,
    answers: '*/*',
  },
  appAsset: {
    method: 'get',
    path: '/assets/*',
    summary: 'Scripts and styles of the staff app',
    access: anyone,
    answers: '*/*',
  },
  app: { method: 'get', path: '/*', summary: 'The staff app', access: anyone, answers: page },
} as const satisfies Record<string, RawRoute>;

/** Mounts a route of the table above; there is no other way to mount one. */
export function serveRaw<A extends Access>(
  app: App,
  deps: Deps,
  route: RawRoute<A>,
  handle: (c: Context<Env, string>, principal: PrincipalOf<A>) => Response | Promise<Response>,
): void {
  const method = route.method === 'all' ? ['GET', 'POST'] : [route.method.toUpperCase()];
  app.on(method, [route.path], async (c) => {
    const principal = await authorise(c, deps, route.access);
    return handle(c, principal as PrincipalOf<A>);
  });
}
