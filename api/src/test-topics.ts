/** Things that customers of a town say, for tests that need themes to be found. */
export const topics = {
  lamps: times(14, (n) => [
    `The street lamp in road ${n} is dark, the lamp needs a new bulb`,
    `Street lamp broken near number ${n}, the bulb is out`,
  ]),
  noise: times(10, (n) => [
    `Loud music and noise from the bar at night, noise until ${n} o'clock`,
    `The bar plays loud music every night, such noise for ${n} weeks`,
  ]),
  waste: times(12, (n) => [
    `Waste bins were not emptied, the waste lorry did not come to house ${n}`,
    `The lorry left the waste bins full for ${n} days`,
  ]),
};

function times(count: number, say: (n: number) => string[]): string[] {
  return Array.from({ length: count / 2 }, (_, n) => say(n + 2)).flat();
}
