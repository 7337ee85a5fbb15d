import type { Tx } from '@vocero/sql/connect';
import { insertPlaces } from '@vocero/sql/places';
import { putSurveyLinks } from '@vocero/sql/survey-links';
import { linkChannels } from '../contract/places.ts';
import { randomPublicToken } from '../secrets.ts';
import { newShortCode } from '../short-code.ts';

/** Branches of the demo firm, by key. */
export const demoPlaces = {
  valencia: 'Sucursal Valencia Centro',
  zaragoza: 'Sucursal Zaragoza Delicias',
  malaga: 'Sucursal Málaga Este',
} as const;
export type DemoPlace = keyof typeof demoPlaces;

/** The branches, each with a link of the survey for its posters and its codes. */
export async function makePlaces(tx: Tx, surveyId: string): Promise<Record<DemoPlace, string>> {
  const rows = await insertPlaces(tx, Object.values(demoPlaces));
  const ids = rows.map(({ id }) => id);
  for (const channel of linkChannels) {
    const placeIds = channel === 'link' ? [null] : ids;
    const links = placeIds.map((placeId) => ({
      placeId,
      token: randomPublicToken(),
      code: newShortCode(),
    }));
    await putSurveyLinks(tx, surveyId, channel, links);
  }
  const idOf = (key: DemoPlace) => rows.find(({ name }) => name === demoPlaces[key])!.id;
  return { valencia: idOf('valencia'), zaragoza: idOf('zaragoza'), malaga: idOf('malaga') };
}

/** By what the answers to the survey came in, in turn: three of five at a branch, two from elsewhere. */
const ways = [
  { channel: 'poster', isThere: true },
  { channel: 'survey', isThere: false },
  { channel: 'qr', isThere: true },
  { channel: 'survey', isThere: false },
  { channel: 'card', isThere: true },
] as const;
/** More of them at the first branch than at the others. */
const branches = ['valencia', 'zaragoza', 'valencia', 'malaga'] as const;

/** Where and by what an answer came in: the same way each time, and different from one to the next. */
export function metAt(index: number): { channel: string; place: DemoPlace | null } {
  const way = ways[index % ways.length]!;
  const place = way.isThere ? branches[Math.floor(index / ways.length) % branches.length]! : null;
  return { channel: way.channel, place };
}
