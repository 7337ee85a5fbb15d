/** What learning and placing of so many comments took. */
export interface Cost {
  comments: number;
  seconds: number;
  /** Per comment. */
  microseconds: number;
}

const [WIDTH, HEIGHT] = [640, 360];
const MARGIN = { left: 70, right: 20, top: 40, bottom: 50 };

/** Microseconds per comment against the number of comments as an SVG, both on logarithmic axes. */
export function costPlot(costs: readonly Cost[]): string {
  const across = axis(
    costs.map(({ comments }) => comments),
    MARGIN.left,
    WIDTH - MARGIN.right,
  );
  const up = axis(
    costs.map(({ microseconds }) => microseconds),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  );
  const points = costs.map(({ comments, microseconds }) => ({
    x: across.place(comments).toFixed(1),
    y: up.place(microseconds).toFixed(1),
    label: `${microseconds} µs`,
  }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    `<text x="${MARGIN.left}" y="20">Learning and placing: microseconds per comment</text>`,
    ...across.ticks.map((tick) => vertical(across.place(tick), tick)),
    ...up.ticks.map((tick) => horizontal(up.place(tick), tick)),
    `<polyline fill="none" stroke="#1f5f8b" stroke-width="2" points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>`,
    ...points.map(
      ({ x, y, label }) =>
        `<circle cx="${x}" cy="${y}" r="4" fill="#1f5f8b"/><text x="${x}" y="${Number(y) - 10}" text-anchor="middle">${label}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** A logarithmic axis over whole powers of ten, from one place to another. */
function axis(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
    place: (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

const written = (tick: number) => tick.toLocaleString('en');

const vertical = (x: number, tick: number) =>
  `<line x1="${x}" x2="${x}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}" stroke="#ddd"/><text x="${x}" y="${HEIGHT - 30}" text-anchor="middle">${written(tick)}</text>`;

const horizontal = (y: number, tick: number) =>
  `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="${MARGIN.left - 8}" y="${y + 4}" text-anchor="end">${written(tick)}</text>`;
