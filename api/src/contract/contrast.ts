/** What an own colour is seen against: the light and the dark ground of a public page, and its cards. */
export const pageGrounds = {
  light: ['#f7f3ec', '#fffdf9', '#dcebe7'],
  dark: ['#191714', '#211e1a', '#1f3632'],
} as const;

/** Of text against its ground, WCAG 2.2, 1.4.3. */
export const leastContrast = 4.5;

type Rgb = readonly [number, number, number];

const channels = (hex: string): Rgb =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

const toHex = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/**
 * Relative luminance of `#rrggbb`, from 0, black, to 1, white.
 * @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast ratio of two colours, from 1 to 21, in either order. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** The least contrast of a colour with any of the grounds of a look. */
export const contrastOn = (hex: string, look: keyof typeof pageGrounds): number =>
  Math.min(...pageGrounds[look].map((ground) => contrast(hex, ground)));

/** Whether links of this colour can be read on a light page, and white words on a button of it. */
export const isReadable = (hex: string): boolean =>
  contrastOn(hex, 'light') >= leastContrast && contrast(hex, '#ffffff') >= leastContrast;

/** The colour itself where it can be read on a light page, else the nearest darker one that can. */
export const readableAccent = (hex: string): string => towards(hex, '#000000', isReadable);

/** The colour of a light page as a dark page shows it: light enough to be read there. */
export const darkAccent = (hex: string): string =>
  towards(hex, '#ffffff', (mixed) => contrastOn(mixed, 'dark') >= leastContrast);

/** Black or white, whichever is read better on a colour. */
export const inkOn = (hex: string): '#000000' | '#ffffff' =>
  contrast(hex, '#ffffff') >= contrast(hex, '#000000') ? '#ffffff' : '#000000';

/** The first of 256 steps from one colour to another that does; the last where none does. */
function towards(from: string, to: string, does: (hex: string) => boolean): string {
  const [start, end] = [channels(from), channels(to)];
  for (let step = 0; step <= 255; step += 1) {
    const mixed = toHex(
      start.map((part, at) => part + ((end[at]! - part) * step) / 255) as unknown as Rgb,
    );
    if (does(mixed)) return mixed;
  }
  return to;
}
