import type { CurvePoint } from './ranking.ts';

const SIDE = 320;
const RIM = 40;

/** Precision against recall as a picture, with a dot where the engine's own threshold stands. */
export function curveAsSvg(
  curve: readonly CurvePoint[],
  chosen: { set: string; precision: number; recall: number },
): string {
  const x = (recall: number) => (RIM + recall * SIDE).toFixed(1);
  const y = (precision: number) => (RIM + (1 - precision) * SIDE).toFixed(1);
  const line = curve.map(({ recall, precision }) => `${x(recall)},${y(precision)}`).join(' ');
  const size = SIDE + 2 * RIM;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="12">
  <rect width="${size}" height="${size}" fill="white"/>
  <rect x="${RIM}" y="${RIM}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#999"/>
  <polyline points="${line}" fill="none" stroke="#0a5" stroke-width="2"/>
  <circle cx="${x(chosen.recall)}" cy="${y(chosen.precision)}" r="5" fill="#c30"/>
  <text x="${RIM}" y="${RIM - 12}">${chosen.set.replace(/[<&]/g, '')}: precision over recall</text>
  <text x="${size / 2}" y="${size - 12}" text-anchor="middle">recall 0 to 1</text>
</svg>
`;
}
