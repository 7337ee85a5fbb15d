import { expect, test } from 'vitest';
import { layOutCircles } from './lay-out-circles.ts';
import { placeLabels, type Label } from './place-labels.ts';

const frame = { width: 600, height: 400 };
const lettering = { widthOf: (words: string) => words.length * 6, lineHeight: 14 };

const boxOf = ({ lines, x, y, anchor }: Label) => {
  const width = Math.max(...lines.map(lettering.widthOf));
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  const top = y - lettering.lineHeight / 2;
  return { left, top, right: left + width, bottom: top + lines.length * lettering.lineHeight };
};

const many = layOutCircles(
  Array.from({ length: 60 }, (_, at) => ({
    id: `${at}`,
    x: ((at * 17) % 60) / 60,
    y: ((at * 23) % 60) / 60,
    size: 100 - at,
  })),
  frame,
).map((circle) => ({ ...circle, words: `Theme number ${circle.id} of many` }));

test('no label covers another one or leaves the picture', () => {
  const boxes = placeLabels(many, frame, lettering).map(boxOf);
  expect(boxes.length).toBeGreaterThanOrEqual(7);
  boxes.forEach((a, at) => {
    expect(a.left).toBeGreaterThanOrEqual(0);
    expect(a.right).toBeLessThanOrEqual(frame.width);
    for (const b of boxes.slice(at + 1)) {
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      expect(apart).toBe(true);
    }
  });
});

test('a label covers no circle but its own, except those of the largest', () => {
  for (const label of placeLabels(many, frame, lettering)) {
    if (Number(label.id) < 7) continue;
    const { left, top, right, bottom } = boxOf(label);
    for (const { id, x, y, r } of many) {
      if (id === label.id) continue;
      const dx = Math.max(left - x, 0, x - right);
      const dy = Math.max(top - y, 0, y - bottom);
      expect(Math.hypot(dx, dy), `${label.id} over ${id}`).toBeGreaterThanOrEqual(r);
    }
  }
});

test('where two want the same room, the larger circle has it', () => {
  const narrow = { width: 130, height: 120 };
  const small = { id: 'small', x: 65, y: 105, r: 12, words: 'A label of some length' };
  const large = { id: 'large', x: 65, y: 40, r: 30, words: 'Another label as long' };
  expect(placeLabels([small, large], narrow, lettering).map(({ id }) => id)).toEqual(['large']);
});

test('words that fit stand in the middle of their circle, longer ones below it', () => {
  const circle = { id: 'a', x: 300, y: 200, r: 40 };
  const [inside] = placeLabels([{ ...circle, words: 'Late' }], frame, lettering);
  expect(inside).toMatchObject({ anchor: 'middle', x: 300, y: 200, lines: ['Late'] });
  const [below] = placeLabels([{ ...circle, words: 'Unaccountability' }], frame, lettering);
  expect(below!.y).toBeGreaterThan(240);
});

test('near the rim of the picture a label is moved inwards, as far as its circle reaches', () => {
  const circle = { id: 'a', y: 200, r: 30, words: 'Unaccountability' };
  const [label] = placeLabels([{ ...circle, x: 31 }], frame, lettering);
  expect(label).toMatchObject({ anchor: 'middle', x: boxOf(label!).right / 2 });
  expect(boxOf(label!).left).toBe(0);
  const [right] = placeLabels([{ ...circle, x: frame.width - 31 }], frame, lettering);
  expect(boxOf(right!).right).toBe(frame.width);
  const [above] = placeLabels([{ ...circle, x: 31, y: frame.height - 31 }], frame, lettering);
  expect(boxOf(above!)).toMatchObject({ left: 0, bottom: frame.height - 31 - 30 - 2 });
  const [beside] = placeLabels([{ ...circle, x: 4, r: 5 }], frame, lettering);
  expect(beside!.anchor).toBe('start');
});
