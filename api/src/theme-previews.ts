import { noNames } from '@vocero/workers/engine/labels/names';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readSynonyms } from '@vocero/sql/synonyms';
import { listThemeComments, sampleThemeComments, toExample } from '@vocero/sql/theme-comments';
import { themeExists } from '@vocero/sql/themes';
import type { Deps } from './deps.ts';
import type { ModelCache } from './model-cache.ts';
import { notFound } from './problem.ts';
import { splitInThread } from './split-in-thread.ts';

/** A theme of more comments is split by its newest. */
const mostComments = 2_000;
const fewExamples = 5;
const seed = 1;

/** What merging a theme into another would move. */
export async function previewMerge(tx: Tx, id: string, into: string) {
  for (const theme of [id, into]) if (!(await themeExists(tx, theme))) throw notFound();
  const { count, examples } = await sampleThemeComments(tx, id, fewExamples);
  return { moves: count, examples };
}

/**
 * How the engine would split a theme: no parts when its comments are too much alike. They are read as the
 * model reads comments, by its lexicon where there is no model yet, and named by what the model knows of
 * people and what these comments tell.
 */
export async function previewSplit(
  { sql }: Deps,
  readModel: ModelCache,
  orgId: string,
  id: string,
) {
  const task = await inOrganization(sql, orgId, async (tx) => {
    if (!(await themeExists(tx, id))) throw notFound();
    const model = await readModel(tx, orgId);
    return {
      comments: await listThemeComments(tx, id, mostComments),
      names: model?.names ?? noNames,
      byMeaning: model === null || model.situations !== null,
      synonyms: await readSynonyms(tx),
      seed,
    };
  });
  const texts = new Map(task.comments.map((comment) => [comment.id, comment]));
  const parts = await splitInThread(task);
  return {
    parts: parts.map(({ label, terms, memberIds }) => ({
      label,
      terms,
      feedbackIds: memberIds,
      examples: memberIds.slice(0, fewExamples).flatMap((id) => {
        const comment = texts.get(id);
        return comment ? [toExample(comment)] : [];
      }),
    })),
  };
}
