import { randomUUID } from 'node:crypto';
import { arrangeAgenda, readAgenda } from '@vocero/api/contract/agendas';
import { listCases, readCase } from '@vocero/api/contract/cases';
import { createCouncil, readCouncil } from '@vocero/api/contract/councils';
import { createFeedback } from '@vocero/api/contract/feedback';
import { startImport, type ImportPreview } from '@vocero/api/contract/imports';
import {
  createDepartment,
  listDepartments,
  loadDemo,
  readOrganization,
} from '@vocero/api/contract/organizations';
import { actInMeeting, closeMeeting, startMeeting, turnTo } from '@vocero/api/contract/meetings';
import { createInvitation, listMembers } from '@vocero/api/contract/people';
import { listScorecards } from '@vocero/api/contract/scorecards';
import { createShareLink } from '@vocero/api/contract/share-links';
import { createSupplierLink } from '@vocero/api/contract/suppliers';
import { createSurvey, listSurveys } from '@vocero/api/contract/surveys';
import { listThemes } from '@vocero/api/contract/themes';
import { listTopTenWeeks } from '@vocero/api/contract/top-ten';
import { request } from 'playwright-core';
import { readSecrets } from '../../scripts/secrets.mjs';
import { surroundings } from '../../scripts/surroundings.mjs';
import { makeMuteToken } from '../../sql/src/mute-token.ts';
import type { StorageState } from './browser.ts';
import { callsOf, type Call } from './calls.ts';
import { untilRead } from './comments.ts';
import { address } from './product.ts';

/** The addresses of screens that need something to show. */
export interface Showcase {
  demo: string;
  theme: string;
  council: string;
  /** Planned, going on now, and closed. */
  lobby: string;
  meeting: string;
  minutes: string;
  scorecard: string;
  /** Of somebody who told something, and whose case is known. */
  customer: string;
  /** What a survey was answered on the phone. */
  results: string;
  uploaded: string;
  imported: string;
  survey: string;
  /** Of the demo: one that was published, with a draft. */
  edited: string;
  form: string;
  tracking: string;
  invitation: string;
  /** The top ten of a closed week, for people without an account. */
  report: string;
  /** Of a supplier that causes a theme, and of one that causes none. */
  supplier: string;
  idleSupplier: string;
  /** Where the weekly digest by mail is turned off, as a mail links to it. */
  mute: string;
}

const csv = 'comment,date\nThe line was down all evening,2026-11-02\n,2026-11-03\n';

/** Fills the demo organisation, and another one with an import, so that every screen has a content. */
export async function makeShowcase(call: Call, slug: string, session: StorageState) {
  const context = await request.newContext({ baseURL: address, storageState: session });
  const { slug: demoSlug } = await call(loadDemo);
  const inDemo = callsOf(context, demoSlug);
  await untilRead(inDemo);
  const { items: themes } = await inDemo(listThemes);
  const theme = themes.find(({ status }) => status === 'being_fixed') ?? themes[0];

  const upload = async () => {
    const answer = await context.post('/api/v1/imports?fileName=lines.csv', {
      headers: { 'vocero-org': slug, 'content-type': 'application/octet-stream' },
      data: Buffer.from(csv),
    });
    return (await answer.json()) as ImportPreview & { id: string };
  };
  const [uploaded, imported] = [await upload(), await upload()];
  await call(startImport, { params: { id: imported.id }, body: imported.mapping });
  const councilId = await foundCouncil(inDemo);
  const survey = (kind: 'survey' | 'form') =>
    call(createSurvey, { body: { kind, name: 'After your visit', locale: 'en' } });
  const said = { channel: 'form', text: 'The hall was cold.' };
  const person = { name: 'Ivo Invited', email: 'ivo@vocero.example', role: 'owner' } as const;

  const council = `/o/${demoSlug}/councils/${councilId}`;
  const [running, planned, closed] = await holdMeetings(inDemo, councilId, theme!.id);
  const showcase: Showcase = {
    demo: `/o/${demoSlug}`,
    theme: `/o/${demoSlug}/themes/${theme?.id}`,
    council,
    scorecard: `/o/${demoSlug}/departments/${await departmentWithThemes(inDemo)}`,
    customer: `/o/${demoSlug}/people/${await personOfCase(inDemo)}`,
    results: `/o/${demoSlug}/surveys/${await phoneSurvey(inDemo)}/results?period=last_90`,
    lobby: `${council}/meetings/${planned}`,
    meeting: `${council}/meetings/${running}`,
    minutes: `${council}/meetings/${closed}/minutes`,
    uploaded: `/o/${slug}/imports/${uploaded.id}`,
    imported: `/o/${slug}/imports/${imported.id}`,
    survey: (await survey('survey')).url,
    edited: await editedSurvey(inDemo, demoSlug),
    form: (await survey('form')).url,
    tracking: (await call(createFeedback, { body: said })).trackingUrl,
    invitation: (await call(createInvitation, { body: person })).url,
    report: await shareReport(inDemo),
    supplier: await supplierLink(inDemo),
    idleSupplier: await idleSupplierLink(call),
    mute: await muteLink(inDemo),
  };
  await context.dispose();
  return showcase;
}

/** The customer of the first case that names one. */
async function personOfCase(inDemo: Call): Promise<string> {
  const { items } = await inDemo(listCases, { query: { view: 'all' } });
  const { id } = items.find(({ customer }) => customer !== null)!;
  return (await inDemo(readCase, { params: { id } })).personId!;
}

/** The survey of the demo that is asked on the phone. */
async function phoneSurvey(inDemo: Call): Promise<string> {
  const { items } = await inDemo(listSurveys);
  return items.find(({ name }) => name === 'Call after the visit')!.id;
}

/** More is open than there are hours for, so that the alarm is seen. */
async function foundCouncil(call: Call): Promise<string> {
  const cadence = { freq: 'week', every: 1, weekday: 2, fromDay: '2026-01-01' } as const;
  const memberIds = (await call(listMembers)).items.slice(0, 3).map(({ id }) => id);
  const body = { name: 'Customers', cadence, memberIds, starts: '09:30', capacityHours: 0 };
  return (await call(createCouncil, { body })).id;
}

/** @returns the days of a meeting that goes on, of one that is planned and of one that is closed. */
async function holdMeetings(call: Call, id: string, themeId: string): Promise<string[]> {
  const { upcoming } = await call(readCouncil, { params: { id } });
  const days = upcoming.slice(0, 3).map(({ plannedOn }) => plannedOn);
  for (const day of [days[2]!, days[0]!]) {
    const params = { id, day };
    const { version } = (await call(readAgenda, { params })).meeting;
    const items = [{ themeId, state: 'on' as const }];
    await call(arrangeAgenda, { params, body: { version, items } });
    await call(startMeeting, { params });
    await call(turnTo, { params, body: { themeId } });
    const text = 'The partners send their times themselves.';
    const entry = { act: 'noted', text } as const;
    await call(actInMeeting, { params, body: { id: randomUUID(), themeId, entry } });
  }
  await call(closeMeeting, { params: { id, day: days[2]! } });
  return days;
}

async function shareReport(call: Call): Promise<string> {
  const [week] = (await call(listTopTenWeeks)).items;
  if (!week) throw new Error('the demo has no closed week');
  return (await call(createShareLink, { body: { week: week.start, days: 7 } })).url;
}

async function supplierLink(call: Call): Promise<string> {
  const { items } = await call(listDepartments);
  const supplier = items.find(({ name }) => name.startsWith('Tervanta'));
  if (!supplier) throw new Error('the demo has no supplier');
  return linkFor(call, supplier.id);
}

async function idleSupplierLink(call: Call): Promise<string> {
  const body = { name: 'Ferro Parts', kind: 'supplier' } as const;
  return linkFor(call, (await call(createDepartment, { body })).id);
}

const linkFor = async (call: Call, departmentId: string) =>
  (await call(createSupplierLink, { body: { departmentId, name: 'Ivo', days: 30 } })).url;

async function muteLink(call: Call): Promise<string> {
  const { id: orgId } = await call(readOrganization);
  const memberId = (await call(listMembers)).items[0]!.id;
  const { authSecret } = readSecrets(surroundings().data);
  return `/mute/${makeMuteToken(authSecret, { orgId, memberId })}`;
}

/** The id of the department that causes most contacts. */
async function departmentWithThemes(call: Call): Promise<string> {
  const { items } = await call(listScorecards);
  return items.toSorted((a, b) => b.contacts - a.contacts)[0]!.department.id;
}

async function editedSurvey(inDemo: Call, slug: string): Promise<string> {
  const { items } = await inDemo(listSurveys);
  return `/o/${slug}/surveys/${items.find(({ hasDraft }) => hasDraft)?.id}`;
}
