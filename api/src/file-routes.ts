import { admins, managers, roles } from './contract/endpoint.ts';
import type { RawRoute } from './raw-route.ts';

/** What staff download: tables, briefs, minutes, dates. */
export const fileRoutes = {
  casePhoto: {
    method: 'get',
    path: '/api/v1/cases/:id/photos/:photo',
    summary: 'A photo that a customer added to their case, as it was made anew',
    access: { who: 'member', roles: roles },
    answers: 'image/jpeg',
  },
  personExport: {
    method: 'get',
    path: '/api/v1/persons/:id/export',
    summary: 'All that is kept of somebody, to be handed to them; `format=csv` as a table',
    access: { who: 'member', roles: admins },
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
} as const satisfies Record<string, RawRoute>;
