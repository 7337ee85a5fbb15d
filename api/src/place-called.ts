import { inOrganization, type Sql } from '@vocero/sql/connect';
import { findPlaceCalled, listPlaceNames } from '@vocero/sql/places';
import { Problem } from './problem.ts';

/** Of those that there are, so many are named to whoever names another one. */
const mostNamed = 20;

/**
 * The id of the place that a sender names or gives the id of.
 * @throws Problem 422 with the names that there are.
 */
export const placeCalled = (sql: Sql, orgId: string, called: string): Promise<string> =>
  inOrganization(sql, orgId, async (tx) => {
    const place = await findPlaceCalled(tx, called);
    if (place) return place.id;
    const names = await listPlaceNames(tx, mostNamed);
    throw new Problem(422, 'place_unknown', { names: names.join(', ') || '—' }, { places: names });
  });
