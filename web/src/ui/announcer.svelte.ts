class Announcer {
  text = $state('');
}
const announcer = new Announcer();

export const announced = (): string => announcer.text;

/** Says something to people who do not see it change. The same words twice are said twice. */
export function announce(text: string): void {
  announcer.text = announcer.text === text ? `${text}\u00a0` : text;
}
