/**
 * How often one source may answer a survey before what comes next is held back: kept, shown to staff
 * and not counted. A browser that has answered is told by a number of its own, a network by its address;
 * neither is stored, only a hash of the day (see `sourceOf`).
 *
 * - One browser: once a day.
 * - One network, by browsers that tell themselves apart: ten in ten minutes, so that a shop where people
 *   stand in line over one connection is not punished.
 * - One network, by what tells nothing of itself, such as a form without script: once in ten minutes.
 */
export interface Source {
  kind: 'browser' | 'network' | 'bare';
  value: string;
  /** Milliseconds of the stretch in which it is counted, and how many answers count in it. */
  span: number;
  most: number;
}

const DAY = 86_400_000;
const TEN_MINUTES = 600_000;

/** A browser's own number: 128 random bits as a UUID; anything else tells nothing. */
const VISITOR = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By what an answer is told apart. @param network an IPv4 address, an IPv6 /64. */
export function sourcesOf(network: string, visitor: string): Source[] {
  if (!VISITOR.test(visitor)) {
    return [{ kind: 'bare', value: network, span: TEN_MINUTES, most: 1 }];
  }
  return [
    { kind: 'browser', value: visitor, span: DAY, most: 1 },
    { kind: 'network', value: network, span: TEN_MINUTES, most: 10 },
  ];
}

/** The start of the stretch of time that an instant is in. */
export const stretchOf = (now: Date, span: number) =>
  new Date(Math.floor(now.getTime() / span) * span);

/** A survey with more answers in ten minutes is busy: browsers are asked to work, where that is set. */
export const busyAnswers = 60;
