import type { Tx } from '@vocero/sql/connect';
import {
  holdPlaces,
  insertPlaces,
  listPlacesNamed,
  setPlacesArchived,
  type Place,
} from '@vocero/sql/places';
import { normaliseLine } from './normalise.ts';

export interface AddedPlaces {
  added: Place[];
  /** Archived places of these names, which are back. */
  restored: Place[];
  /** Names that a place in use has already. */
  known: Place[];
}

/** Adds the places of a list that are not there yet; a name that stands in it twice is one place. */
export async function addPlaces(tx: Tx, given: readonly string[]): Promise<AddedPlaces> {
  await holdPlaces(tx);
  const names = new Map<string, string>();
  for (const name of given.map(normaliseLine)) {
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const [known, archived] = await byState(tx, [...names.values()]);
  const restored = await setPlacesArchived(
    tx,
    archived.map(({ id }) => id),
    false,
  );
  for (const { name } of [...known, ...restored]) names.delete(name.toLowerCase());
  const added = names.size > 0 ? await insertPlaces(tx, [...names.values()]) : [];
  return { added, restored, known };
}

/** Of places with these names those in use, and of the others the one that was made last for each. */
async function byState(tx: Tx, names: readonly string[]): Promise<[Place[], Place[]]> {
  const found = new Map<string, Place>();
  for (const place of await listPlacesNamed(tx, names)) {
    if (!found.has(place.name.toLowerCase())) found.set(place.name.toLowerCase(), place);
  }
  const all = [...found.values()];
  return [
    all.filter(({ archivedAt }) => archivedAt === null),
    all.filter(({ archivedAt }) => archivedAt !== null),
  ];
}
