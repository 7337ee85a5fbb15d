const MINUTE = 60_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** What the clocks of a zone show at an instant, written as if they stood in Greenwich. */
export function clockAt(instant: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** Minutes that a zone's clocks are ahead of Greenwich. */
export const offsetAt = (instant: number, zone: string) =>
  Math.round((clockAt(instant, zone) - Math.floor(instant / 1_000) * 1_000) / MINUTE);

/**
 * The instant of a local time. One that comes twice is its first; one that is skipped is told by the
 * offset before the gap, as RFC 5545, section 3.3.5, has it.
 */
export function instantOf(day: string, time: string, zone: string): Date {
  const clock = Date.parse(`${day}T${time}:00Z`);
  const before = clock - offsetAt(clock - DAY, zone) * MINUTE;
  if (clockAt(before, zone) === clock) return new Date(before);
  const after = clock - offsetAt(clock + DAY, zone) * MINUTE;
  return new Date(clockAt(after, zone) === clock ? after : before);
}

/** The day that it is in a zone at an instant. */
export const dayAt = (instant: number, zone: string) =>
  new Date(clockAt(instant, zone)).toISOString().slice(0, 10);
