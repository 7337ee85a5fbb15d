import { arrangeAgenda, readAgenda } from '@vocero/api/contract/agendas';
import { createCouncil } from '@vocero/api/contract/councils';
import { listMembers } from '@vocero/api/contract/people';
import { createTheme } from '@vocero/api/contract/themes';
import type { Call } from './calls.ts';
import { sendLate, wordsAbout } from './comments.ts';

export interface PlannedMeeting {
  councilId: string;
  /** The day that it is planned for, which is today. */
  day: string;
  themeIds: string[];
}

/** A council of everybody that meets today, with these themes on its agenda and nothing else. */
export async function planMeeting(
  call: Call,
  name: string,
  labels: readonly string[],
): Promise<PlannedMeeting> {
  const themeIds: string[] = [];
  for (const label of labels) themeIds.push(await makeTheme(call, label));
  const memberIds = (await call(listMembers)).items.map(({ id }) => id);
  const weekday = ((new Date().getUTCDay() + 6) % 7) + 1;
  const cadence = { freq: 'week', every: 1, weekday, fromDay: '2026-01-01' } as const;
  const council = await call(createCouncil, {
    body: { name, cadence, memberIds, starts: '09:30', quorum: 1 },
  });
  const planned = { councilId: council.id, day: council.upcoming[0]!.plannedOn, themeIds };
  await putOn(call, planned);
  return planned;
}

async function makeTheme(call: Call, label: string): Promise<string> {
  const texts = wordsAbout('technician-no-show').slice(0, 3);
  const feedbackIds = await sendLate(
    call,
    texts.map((text, week) => ({ text, daysAgo: 1 + 7 * week })),
  );
  return (await call(createTheme, { body: { label, feedbackIds } })).id;
}

async function putOn(call: Call, { councilId, day, themeIds }: PlannedMeeting) {
  const params = { id: councilId, day };
  const { meeting, items } = await call(readAgenda, { params });
  const others = items.filter(({ themeId }) => !themeIds.includes(themeId));
  await call(arrangeAgenda, {
    params,
    body: {
      version: meeting.version,
      items: [
        ...themeIds.map((themeId) => ({ themeId, state: 'on' as const })),
        ...others.map(({ themeId }) => ({ themeId, state: 'off' as const })),
      ],
    },
  });
}
