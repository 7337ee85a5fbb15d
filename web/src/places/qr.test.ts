import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrOf, quietZone, svgFile, type Qr } from './qr.ts';

const address = 'https://feedback.example.org/q/ABCD-2345';

/** Pixels of the path itself, not of the modules that it was made from. */
function pixelsOf({ size, path }: Qr, scale: number) {
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, n] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * side + Number(x) * scale) * 4;
      pixels.fill(0, from, from + Number(n) * scale * 4);
      for (let at = from + 3; at < from + Number(n) * scale * 4; at += 4) pixels[at] = 255;
    }
  }
  return { pixels, side };
}

const read = (qr: Qr, spoil?: (pixels: Uint8ClampedArray, side: number) => void) => {
  const { pixels, side } = pixelsOf(qr, 6);
  spoil?.(pixels, side);
  return jsQR(pixels, side, side)?.data;
};

test.each([address, 'http://localhost:3000/s/aB_-3xYz0123456789abcd', 'https://č.example/ñ?š=1'])(
  'a reader finds %s in the code',
  (text) => expect(read(qrOf(text))).toBe(text),
);

test('a stain on a twentieth of the code does no harm', () => {
  const stained = read(qrOf(address), (pixels, side) => {
    for (let y = side * 0.55; y < side * 0.75; y += 1) {
      const from = (Math.floor(y) * side + Math.floor(side * 0.45)) * 4;
      pixels.fill(255, from, from + Math.floor(side * 0.2) * 4);
    }
  });
  expect(stained).toBe(address);
});

test('four modules around it are white', () => {
  const { size, isDark } = qrOf(address);
  for (let at = 0; at < size; at += 1) {
    for (let edge = 0; edge < quietZone; edge += 1) {
      expect([isDark(at, edge), isDark(edge, at), isDark(at, size - 1 - edge)]).toEqual([
        false,
        false,
        false,
      ]);
    }
  }
});

test('the file says its size on paper', () => {
  expect(svgFile(qrOf(address), 30)).toContain('width="30mm" height="30mm"');
});
