import { encode } from 'uqr';

/** Modules of white around a code, without which readers do not find it (ISO/IEC 18004). */
export const quietZone = 4;

export interface Qr {
  /** Modules on a side, the quiet zone among them. */
  size: number;
  /** The dark modules as an SVG path, one unit to a module. */
  path: string;
  isDark: (x: number, y: number) => boolean;
}

/** A code for an address that survives the loss of 15 % (level M): a fold or a stain. */
export function qrOf(text: string): Qr {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const rows = data.map((row, y) => runsOf(row).map(([x, n]) => `M${x} ${y}h${n}v1h-${n}z`));
  return { size, path: rows.flat().join(''), isDark: (x, y) => data[y]?.[x] ?? false };
}

/** Where dark modules begin in a row, and how many follow one another. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    if (row[x - 1]) runs.at(-1)![1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

/** A file of its own: black on white whatever it is laid on. `side` in millimetres. */
export const svgFile = ({ size, path }: Qr, side = 40): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}mm" height="${side}mm" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
