import { qrOf, svgFile } from './qr.ts';

/** Pixels to a module: 40 mm of a usual code at 300 to the inch. */
const SCALE = 12;

/** Saves a code as a drawing that stays sharp at any size. */
export const saveSvg = (text: string, name: string): void =>
  save(new Blob([svgFile(qrOf(text))], { type: 'image/svg+xml' }), `${name}.svg`);

/** Saves a code as a picture, for programs that take no drawings. */
export async function savePng(text: string, name: string): Promise<void> {
  const { size, isDark } = qrOf(text);
  const canvas = new OffscreenCanvas(size * SCALE, size * SCALE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size * SCALE, size * SCALE);
  context.fillStyle = '#000';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (isDark(x, y)) context.fillRect(x * SCALE, y * SCALE, SCALE, SCALE);
    }
  }
  save(await canvas.convertToBlob({ type: 'image/png' }), `${name}.png`);
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
