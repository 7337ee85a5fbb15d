import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { placeComments } from '../placing/place.ts';
import { decodeModel, encodeModel } from '../model.ts';

const NOBODY_DECIDED = { pinned: new Map(), banned: new Map() };

/** One complaint under two names that share no letters, beside complaints of another kind. */
const COMMENTS = [
  ...['broken', 'dead again', 'stopped', 'does not start', 'failed twice', 'makes noise'].flatMap(
    (what, i) => [`the nimbus box ${what} ${i}`, `my zettel ${what} ${i}`],
  ),
  ...['late', 'not here', 'lost', 'never came', 'came open', 'at a neighbour'].flatMap((what) => [
    `parcel ${what} today`,
    `courier says parcel ${what}`,
  ]),
].map((text, i) => ({ id: `c${i}`, text, language: 'en' }));

function learn(synonyms: string) {
  let made = 0;
  return learnThemes({
    comments: COMMENTS,
    known: [],
    constraints: NOBODY_DECIDED,
    sensitivity: 'broad',
    seed: 1,
    newThemeId: () => `t${made++}`,
    synonyms,
  });
}

test('what an organisation says is one thing is one thing, in a single language too', () => {
  const { model } = learn('nimbus, zettel');
  const named = model.concepts?.find(['zettel']).map(({ concept }) => concept);
  expect(named).toEqual(model.concepts?.find(['nimbus']).map(({ concept }) => concept));
  expect(named).toHaveLength(1);
  expect(learn('').model.concepts).toBeNull();
});

test('a name nobody used before leads to the theme of its synonym', () => {
  const themeOf = (text: string, synonyms: string) => {
    const { model, placements } = learn(synonyms);
    const again = decodeModel(encodeModel(model));
    const [found] = placeComments(again, [{ id: 'n', text, language: 'en' }], NOBODY_DECIDED);
    return { found: found!.themeId, wanted: placements[0]!.themeId };
  };
  const told = themeOf('quorvex', 'nimbus, zettel, quorvex');
  expect(told.wanted).not.toBeNull();
  expect(told.found).toBe(told.wanted);
  expect(themeOf('quorvex', '').found).toBeNull();
});
