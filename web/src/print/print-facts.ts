import { createSurveyLinks, listPlaces, type SurveyLink } from '@vocero/api/contract/places';
import { readHelp, type Help } from '@vocero/api/contract/help';
import { readSurvey, type EditedSurvey } from '@vocero/api/contract/surveys';
import { call } from '../app/api.ts';
import { channelOf, type SheetKind } from './sheets.ts';

/** What stands on a sheet. */
export interface SheetFacts {
  survey: EditedSurvey;
  places: { id: string; name: string }[];
  /** Where the code leads: made when it is printed for the first time. */
  link: SurveyLink;
  help: Help;
}

export async function loadSheetFacts(
  surveyId: string,
  placeId: string | null,
  kind: SheetKind,
): Promise<SheetFacts> {
  const params = { id: surveyId };
  const [survey, { items: places }, { help }, { items }] = await Promise.all([
    call(readSurvey, { params }),
    call(listPlaces),
    call(readHelp),
    call(createSurveyLinks, { params, body: { channel: channelOf(kind), placeIds: [placeId] } }),
  ]);
  const used = places.filter(({ archivedAt }) => archivedAt === null);
  return { survey, places: used, link: items[0]!, help };
}
