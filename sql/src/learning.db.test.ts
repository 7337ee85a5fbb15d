import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  listExistingThemes,
  removeEmptyThemes,
  renameThemes,
  updateFoundThemes,
} from './learning.ts';
import { lockPresent } from './open-themes.ts';
import { holdThemes, insertPlacements } from './placing.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld } from './test-themes.ts';
import { moveComments } from './placements.ts';
import { changeColumns, mergeTheme, splitTheme } from './theme-acts.ts';
import { undoEvent } from './undo-event.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Settles when somebody waits for a lock that somebody else holds. */
const somebodyWaits = () =>
  expect
    .poll(async () => {
      const rows = await database.owner`
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return rows.length;
    })
    .toBe(1);

test('a theme without comments that nobody acted on goes, others stay', async () => {
  const { run } = await themeWorld(database);
  const themeOf = (label: string) => run((tx) => engineTheme(tx, { label }));
  const [empty, full, touched] = [await themeOf('a'), await themeOf('b'), await themeOf('c')];
  await run((tx) => addComments(tx, [{ themeId: full }]));
  await database.owner`update theme set touched_at = now() where id = ${touched}`;
  expect(await run(removeEmptyThemes)).toEqual([empty]);
  expect(await run(removeEmptyThemes)).toEqual([]);
});

test('a theme that a comment is on its way into stays', async () => {
  const { run } = await themeWorld(database);
  const themeId = await run((tx) => engineTheme(tx, { label: 'Late' }));
  const [commentId] = await run((tx) => addComments(tx, [{}]));
  let removing: Promise<string[]> | undefined;
  await run(async (tx) => {
    await holdThemes(tx, [themeId]);
    await insertPlacements(tx, [{ commentId: commentId!, themeId, score: 0.5 }]);
    removing = run(removeEmptyThemes);
    await somebodyWaits();
  });
  expect(await removing).toEqual([]);
});

test('the title that stayed in a merge outlasts learning, until the merge is undone', async () => {
  const { run, act, memberId } = await themeWorld(database);
  const themeOf = (label: string) => run((tx) => engineTheme(tx, { label }));
  const [stays, goes] = [await themeOf('No complaints'), await themeOf('Nothing bad')];
  const [representativeId] = await run((tx) => addComments(tx, [{ themeId: stays }]));
  const labelNow = async () => {
    const [theme] = await run((tx) => lockPresent(tx, [stays]));
    return theme!.label;
  };
  const learn = async (label: string) => {
    const found = {
      id: stays,
      isNew: false,
      label,
      terms: [],
      representativeId: representativeId!,
    };
    await run((tx) => updateFoundThemes(tx, [found]));
    return labelNow();
  };
  expect(await learn('No complaint')).toBe('No complaint');
  const [merging] = await run((tx) => lockPresent(tx, [goes]));
  const version = merging!.version;
  const eventId = await act((tx) =>
    mergeTheme(tx, { themeId: goes, intoId: stays, version, memberId }),
  );
  expect(await learn('Nothing bad · think')).toBe('No complaint');
  const rename = async (was: string, label: string) => {
    await run((tx) => renameThemes(tx, [{ id: stays, was, label, terms: [] }]));
    return labelNow();
  };
  expect(await rename('Nothing bad · think', 'Nothing bad')).toBe('No complaint');
  await act((tx) => undoEvent(tx, eventId, memberId));
  expect(await learn('Complaints')).toBe('Complaints');
  expect(await rename('Complaints', 'Complaint')).toBe('Complaint');
  // What was called otherwise meanwhile stays as it is.
  expect(await rename('Complaints', 'Fine')).toBe('Complaint');
});

test('a theme stays where comments were placed in it, and holds on to them where it was acted on', async () => {
  const { run, act, memberId } = await themeWorld(database);
  const names = ['left', 'entered', 'named', 'split', 'undone'] as const;
  const ids = await run(async (tx) => {
    const made = new Map<string, string>();
    for (const name of names) made.set(name, await engineTheme(tx, { label: name }));
    return made;
  });
  const id = (name: (typeof names)[number]) => ids.get(name)!;
  const commentsOf = (name: (typeof names)[number], n: number) =>
    run((tx) => addComments(tx, Array(n).fill({ themeId: id(name) })));
  const byName = async () => {
    const themes = await run((tx) => listExistingThemes(tx, []));
    const of = new Map(themes.map((theme) => [theme.id, theme]));
    return Object.fromEntries(names.map((name) => [name, of.get(id(name))!]));
  };
  const [moving] = await commentsOf('left', 3);
  const [part] = await commentsOf('split', 3);
  const [back] = await commentsOf('undone', 3);
  const [untouched] = Object.values(await byName());
  expect(untouched).toMatchObject({ label: 'left', kept: false, held: false });

  await act((tx) => moveComments(tx, [moving!], id('entered'), { memberId }));
  const moved = await act((tx) => moveComments(tx, [back!], id('entered'), { memberId }));
  await act((tx) => undoEvent(tx, moved!, memberId));
  await act(async (tx) => {
    const [theme] = await lockPresent(tx, [id('named')]);
    return changeColumns(tx, theme!, { label: 'Ours' }, { act: 'renamed', memberId });
  });
  const made = await act((tx) =>
    splitTheme(tx, { sourceId: id('split'), label: 'Part', feedbackIds: [part!], memberId }),
  );

  expect(await byName()).toMatchObject({
    left: { kept: true, held: false },
    entered: { kept: true, held: false },
    undone: { kept: true, held: false },
    named: { kept: true, held: true },
    split: { kept: true, held: true },
  });
  const themes = await run((tx) => listExistingThemes(tx, []));
  expect(themes.find((theme) => theme.id === made.id)).toMatchObject({ kept: true, held: true });
});
