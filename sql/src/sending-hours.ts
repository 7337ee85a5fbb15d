/** Parts of the day and week that people name; hours by the clock of the organisation. */
export const personHours = ['morning', 'afternoon', 'evening', 'weekend'] as const;
export type PersonHour = (typeof personHours)[number];

/** When an organisation writes to people: from the first hour until before the last. */
export interface SendingHours {
  firstHour: number;
  lastHour: number;
  onWeekends: boolean;
}

/** The hours of a day that a word stands for; `weekend` is a whole day. */
const hoursOf = { morning: [6, 12], afternoon: [12, 17], evening: [17, 22] } as const;

const QUARTER = 15 * 60_000;
/** After a week every hour of the week was looked at; a change of the clocks may have skipped one. */
const LONGEST = 9 * 24 * 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    hour: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

function clockOf(instant: number, zone: string): { hour: number; isWeekend: boolean } {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { hour: Number(part('hour')), isWeekend: ['Sat', 'Sun'].includes(part('weekday')) };
}

export interface WantedHours {
  zone: string;
  sending: SendingHours;
  /** What the person said; nothing: any hour suits. */
  wanted: readonly PersonHour[];
}

function suits(instant: number, { zone, sending, wanted }: WantedHours): boolean {
  const { hour, isWeekend } = clockOf(instant, zone);
  if (hour < sending.firstHour || hour >= sending.lastHour) return false;
  if (isWeekend && !sending.onWeekends) return false;
  return (
    wanted.length === 0 ||
    wanted.some((word) => {
      if (word === 'weekend') return isWeekend;
      const [first, end] = hoursOf[word];
      return hour >= first && hour < end;
    })
  );
}

/**
 * The first moment from `at` on that suits the organisation and the person: `at` itself, or a full
 * quarter of an hour of the clock on the wall. Null where no hour of the week suits both.
 */
export function nextSendingTime(at: Date, hours: WantedHours): Date | null {
  if (suits(at.getTime(), hours)) return at;
  const first = Math.ceil(at.getTime() / QUARTER) * QUARTER;
  for (let instant = first; instant <= first + LONGEST; instant += QUARTER) {
    if (suits(instant, hours)) return new Date(instant);
  }
  return null;
}
