import { listPlaces, listThemeLabels } from '@vocero/sql/comment-places';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readLearnInput, type LearnInput } from '@vocero/sql/learn-input';
import type { LearningChange } from '@vocero/workers/engine/themes/compare-learning';
import type { SensitivityPreview } from './contract/sensitivity.ts';
import type { Deps } from './deps.ts';
import { readKeptVectors } from './kept-vectors.ts';
import { previewInThread } from './preview-in-thread.ts';

type Sensitivity = LearnInput['sensitivity'];

/** Themes that are named; of more there is only the number. */
const mostNamed = 30;

/** What learning with another sensitivity would change, of what the next learning would look at. */
export async function previewSensitivity(
  { sql, settings }: Pick<Deps, 'sql' | 'settings'>,
  orgId: string,
  sensitivity: Sensitivity,
  signal: AbortSignal,
): Promise<SensitivityPreview> {
  const started = performance.now();
  const task = await inOrganization(sql, orgId, async (tx) => {
    const read = await readTask(tx, sensitivity);
    const embedded = await readKeptVectors(tx, settings, read.learn.comments);
    return { ...read, learn: { ...read.learn, embedded } };
  });
  const change = await previewInThread(task, signal);
  const labels = await inOrganization(sql, orgId, (tx) => listThemeLabels(tx, idsOf(change)));
  const { comments, now, then, moves, byPeople, born, gone } = change;
  return {
    sensitivity,
    comments,
    now,
    then,
    moves,
    byPeople,
    newThemes: born.length,
    newOnes: born.slice(0, mostNamed).map(({ label, terms, count }) => ({ label, terms, count })),
    goneThemes: gone.length,
    goneOnes: nameGone(change, labels),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

async function readTask(tx: Tx, sensitivity: Sensitivity) {
  const learn = await readLearnInput(tx);
  const places = await listPlaces(
    tx,
    learn.comments.map(({ id }) => id),
  );
  const idsWhere = (test: (place: (typeof places)[number]) => boolean) =>
    new Set(places.filter(test).map(({ feedbackId }) => feedbackId));
  return {
    learn: { ...learn, sensitivity },
    before: new Map(places.map(({ feedbackId, themeId }) => [feedbackId, themeId])),
    byPeople: idsWhere(({ by }) => by === 'person'),
    irrelevant: idsWhere(({ state }) => state === 'not_relevant'),
  };
}

const idsOf = ({ gone }: LearningChange) =>
  gone.slice(0, mostNamed).flatMap(({ id, into }) => (into === null ? [id] : [id, into]));

function nameGone({ born, gone }: LearningChange, labels: ReadonlyMap<string, string>) {
  const newLabels = new Map(born.map(({ id, label }) => [id, label]));
  const nameTarget = (id: string) => {
    const newLabel = newLabels.get(id);
    return newLabel === undefined
      ? { id, label: labels.get(id) ?? '' }
      : { id: null, label: newLabel };
  };
  return gone.slice(0, mostNamed).map(({ id, count, into }) => ({
    id,
    count,
    label: labels.get(id) ?? '',
    into: into === null ? null : nameTarget(into),
  }));
}
