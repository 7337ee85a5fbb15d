import type { Tx } from '@vocero/sql/connect';
import { insertPastEvent, insertPastMessage } from '@vocero/sql/demo-history';
import type { MessageKind } from '@vocero/sql/messages';
import { lockThemes, writeColumns } from '@vocero/sql/theme-columns';
import { uuid7 } from '../uuid7.ts';
import type { MadeTheme } from './make-themes.ts';
import type { Moment } from './moment.ts';
import { tellStory, type Told } from './tell-story.ts';
import { readAt, type DemoWorld } from './world.ts';

/** What happened to a theme, act after act. The comments of all themes are stored and placed. */
export async function actsOf(tx: Tx, theme: MadeTheme, world: DemoWorld): Promise<Moment[]> {
  const { demo, row, heard } = theme;
  const story = await tellStory(tx, row, { demo, heard, world });
  return story.map((told) => ({
    at: told.at,
    write: (tx) => writeAct(tx, row.id, told, world),
  }));
}

/** Writes an act, its row in the history and the message that followed from it. */
async function writeAct(tx: Tx, themeId: string, told: Told, { now }: DemoWorld): Promise<void> {
  const [theme] = await lockThemes(tx, [themeId]);
  const { before, after } = await writeColumns(tx, theme!, told.change);
  const { at, act, memberId, note } = told;
  const id = uuid7(at.getTime());
  await insertPastEvent(tx, { id, themeId, act, memberId, note, before, after, at });
  const kind = saidAfter(told);
  const ownerId = told.change.ownerId ?? theme!.ownerId;
  if (!kind || !ownerId || ownerId === memberId) return;
  await insertPastMessage(tx, {
    id: uuid7(at.getTime()),
    kind,
    memberId: ownerId,
    themeId,
    once: `${kind} ${id}`,
    data: {},
    at,
    readAt: readAt(at, now),
  });
}

function saidAfter({ act, change }: Told): MessageKind | null {
  if (act === 'verified' || act === 'regressed') return act;
  return change.ownerId ? 'assigned' : null;
}
