import { listThemes, type Theme } from '@vocero/api/contract/themes';
import { call } from '../app/api.ts';

const pageSize = 1_000;
/** More than a board can show to anybody; the filters still reach every theme on it. */
const most = 5_000;

/** All open themes of the organisation, most comments of the last 30 days first. */
export async function loadThemes(): Promise<Theme[]> {
  const themes: Theme[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listThemes, { query: { limit: pageSize, ...(cursor && { cursor }) } });
    themes.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && themes.length < most);
  return themes;
}
