import type { Tx } from '@vocero/sql/connect';
import { storeModel } from '@vocero/sql/engine-models';
import { addComments } from '@vocero/sql/test-themes';
import { learnThemes } from '@vocero/workers/engine/learn';
import { encodeModel, type Model } from '@vocero/workers/engine/model';

export interface LearnedWorld {
  model: Model;
  /** Topic → the theme that most of its comments are in. */
  themes: Record<string, string>;
  /** Topic → those of its comments that are in that theme. */
  comments: Record<string, string[]>;
}

type Topics = Record<string, readonly string[]>;

/**
 * Stores comments of several topics, learns from them as the workers would, and writes down what was
 * learned: themes, placements and the model.
 */
export function learnedWorld(tx: Tx, topics: Topics, version = 1): Promise<LearnedWorld> {
  return learnWorld(tx, topics, { version, themeOf: () => undefined });
}

/** The same where each topic is a theme of its own, however alike two of them are. */
export function dividedWorld(tx: Tx, topics: Topics, version = 1): Promise<LearnedWorld> {
  const ids = new Map(Object.keys(topics).map((topic) => [topic, crypto.randomUUID()]));
  return learnWorld(tx, topics, { version, themeOf: (topic) => ids.get(topic) });
}

interface Learning {
  version: number;
  /** The theme that all comments of a topic are put in, if any. */
  themeOf: (topic: string) => string | undefined;
}

async function learnWorld(
  tx: Tx,
  topics: Topics,
  { version, themeOf: themeOfTopic }: Learning,
): Promise<LearnedWorld> {
  const texts = Object.values(topics).flat();
  const ids = await addComments(
    tx,
    texts.map((text) => ({ text, themeId: null })),
  );
  const themesOfTopics = Object.entries(topics).flatMap(([topic, said]) =>
    said.map(() => themeOfTopic(topic)),
  );
  const pinned = new Map(
    themesOfTopics.flatMap((theme, i) => (theme ? [[ids[i]!, theme] as const] : [])),
  );
  const { model, themes, placements } = learnThemes({
    comments: texts.map((text, i) => ({ id: ids[i]!, text, language: 'en' })),
    known: [],
    constraints: { pinned, banned: new Map() },
    sensitivity: 'fine',
    seed: 1,
    newThemeId: () => crypto.randomUUID(),
  });
  for (const { id, label, terms } of themes) {
    await tx`insert into theme (org_id, id, label, auto_label, terms)
      values (app_org(), ${id}, ${label}, ${label}, ${terms})`;
  }
  for (const { commentId, themeId, score } of placements) {
    if (themeId === null) continue;
    await tx`update placement set theme_id = ${themeId}, state = 'placed', score = ${score}
      where org_id = app_org() and feedback_id = ${commentId}`;
  }
  const counts = { comments: texts.length, unsorted: 0, seconds: 0.1 };
  await storeModel(tx, { version, bytes: encodeModel(model), ...counts });

  const themeOf = new Map(placements.map(({ commentId, themeId }) => [commentId, themeId]));
  const world: LearnedWorld = { model, themes: {}, comments: {} };
  let at = 0;
  for (const [topic, said] of Object.entries(topics)) {
    const own = ids.slice(at, (at += said.length));
    const theme = mostOften(own.flatMap((id) => themeOf.get(id) ?? []));
    world.themes[topic] = theme;
    world.comments[topic] = own.filter((id) => themeOf.get(id) === theme);
  }
  return world;
}

function mostOften(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = Array.from(counts).sort((a, b) => b[1] - a[1]);
  if (!first) throw new Error('a topic without a theme');
  return first[0];
}
