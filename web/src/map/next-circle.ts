export const directions = ['up', 'down', 'left', 'right'] as const;
export type Direction = (typeof directions)[number];

interface Spot {
  id: string;
  x: number;
  y: number;
}

const ahead: Record<Direction, readonly [number, number]> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/**
 * Where an arrow key leads from a circle: to the nearest one in that direction, a step aside counting
 * twice; within 45° of the direction first, else anywhere on that side. Null at the rim.
 */
export function nextCircle(
  spots: readonly Spot[],
  from: string,
  direction: Direction,
): string | null {
  const here = spots.find(({ id }) => id === from);
  if (!here) return null;
  const [towardsX, towardsY] = ahead[direction];
  const others = spots.map(({ id, x, y }) => {
    const [dx, dy] = [x - here.x, y - here.y];
    return {
      id,
      along: dx * towardsX + dy * towardsY,
      aside: Math.abs(dx * towardsY) + Math.abs(dy * towardsX),
    };
  });
  const onThatSide = others.filter(({ along }) => along > 0.5);
  const straight = onThatSide.filter(({ along, aside }) => aside <= along);
  const candidates = straight.length > 0 ? straight : onThatSide;
  const cost = ({ along, aside }: (typeof candidates)[number]) => along + 2 * aside;
  return candidates.sort((a, b) => cost(a) - cost(b))[0]?.id ?? null;
}
