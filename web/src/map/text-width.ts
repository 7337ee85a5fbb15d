/** Pixels from one line of a label to the next. */
export const lineHeight = 15;

const font = '600 12px ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
let ruler: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** Pixels that words of a label take in one line. */
export function widthOfLabel(words: string): number {
  const before = known.get(words);
  if (before !== undefined) return before;
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler) ruler.font = font;
  const width = ruler?.measureText(words).width ?? words.length * 7;
  if (known.size > 5_000) known.clear();
  known.set(words, width);
  return width;
}
