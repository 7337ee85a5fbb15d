import { expect, test } from 'vitest';
import {
  contrast,
  contrastOn,
  darkAccent,
  inkOn,
  isReadable,
  leastContrast,
  luminance,
  readableAccent,
} from './contrast.ts';

test('luminance and contrast match what the recommendation defines', () => {
  expect(luminance('#000000')).toBe(0);
  expect(luminance('#ffffff')).toBeCloseTo(1, 10);
  // Pure red: 0.2126 · 1.
  expect(luminance('#ff0000')).toBeCloseTo(0.2126, 10);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  // #777777 on white: (1.05) / (((119/255 + 0.055) / 1.055)^2.4 + 0.05) = 1.05 / 0.2345
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
});

test('a colour that can be read stays; one that cannot becomes the nearest darker one that can', () => {
  expect(readableAccent('#0b655e')).toBe('#0b655e');
  expect(isReadable('#f5a300')).toBe(false);
  const nearest = readableAccent('#f5a300');
  expect(isReadable(nearest)).toBe(true);
  // One step of 255 lighter would not do.
  const [r, g] = [1, 3].map((at) => parseInt(nearest.slice(at, at + 2), 16) + 2);
  expect(isReadable(`#${r!.toString(16)}${g!.toString(16)}00`)).toBe(false);
});

test('whatever the colour, both looks of the page can be read', () => {
  for (const hex of ['#ffffff', '#000000', '#ffff00', '#0000ff', '#808080', '#00ff7f', '#e4002b']) {
    expect(contrastOn(readableAccent(hex), 'light')).toBeGreaterThanOrEqual(leastContrast);
    expect(contrastOn(darkAccent(hex), 'dark')).toBeGreaterThanOrEqual(leastContrast);
    expect(contrast(inkOn(hex), hex)).toBeGreaterThanOrEqual(leastContrast);
  }
});

test('hue stays: of a pure green only green is left', () => {
  expect(readableAccent('#00ff00')).toMatch(/^#00[0-9a-f]{2}00$/);
});

test('the ground on which a colour is read worst decides', () => {
  // 5.0 : 1 on white, but 4.1 : 1 on the ground of an answer that is chosen.
  expect(contrast('#6f6f6f', '#ffffff')).toBeGreaterThan(leastContrast);
  expect(contrastOn('#6f6f6f', 'light')).toBe(contrast('#6f6f6f', '#dcebe7'));
  expect(isReadable('#6f6f6f')).toBe(false);
});
