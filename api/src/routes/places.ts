import { inOrganization } from '@vocero/sql/connect';
import {
  findPlace,
  listHeardPlaces,
  setPlacesArchived,
  updatePlaceName,
  type HeardPlace,
} from '@vocero/sql/places';
import { addPlaces, type AddedPlaces } from '../add-places.ts';
import { differences } from '../audit.ts';
import * as contract from '../contract/places.ts';
import type { App, Deps } from '../deps.ts';
import { normaliseLine } from '../normalise.ts';
import { notFound } from '../problem.ts';
import { meanOf } from '../satisfaction.ts';
import { serve } from '../serve.ts';

/** Where people are met. */
export function placeRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listPlaces, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: (await listHeardPlaces(tx)).map(shown),
    })),
  );

  serve(app, deps, contract.createPlaces, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const places = await addPlaces(tx, body.names);
      const names = namesOf(places);
      if (names.length > 0) {
        await audit(tx, {
          act: 'places_added',
          subject: subjectOf(places.added[0] ?? places.restored[0]!, names),
          after: { names },
        });
      }
      return places;
    }),
  );

  serve(app, deps, contract.renamePlace, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await findPlace(tx, params.id);
      const place = await updatePlaceName(tx, params.id, normaliseLine(body.name));
      if (!before || !place) throw notFound();
      await audit(tx, {
        act: 'place_renamed',
        subject: subjectOf(before, [before.name]),
        ...differences(before, place),
      });
      return place;
    }),
  );

  serve(app, deps, contract.archivePlaces, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const items = await setPlacesArchived(tx, body.ids, body.archived);
      const names = items.map(({ name }) => name);
      if (items[0]) {
        await audit(tx, {
          act: body.archived ? 'places_archived' : 'places_restored',
          subject: subjectOf(items[0], names),
          after: { names },
        });
      }
      return { items };
    }),
  );
}

const namesOf = ({ added, restored }: AddedPlaces) =>
  [...added, ...restored].map(({ name }) => name);

/** One place, or a list of them, by their names. */
const subjectOf = ({ id }: { id: string }, names: readonly string[]) =>
  ({ kind: 'place', id, label: names.join(', ').slice(0, 120) }) as const;

const shown = ({ solvedCount, solvedSum, treatedCount, treatedSum, ...place }: HeardPlace) => ({
  ...place,
  solved: meanOf({ n: solvedCount, sum: solvedSum }),
  treated: meanOf({ n: treatedCount, sum: treatedSum }),
});
