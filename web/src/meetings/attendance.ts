import type { MeetingRun } from '@vocero/api/contract/meetings';
import type { Attendance } from './meeting-queue.ts';

export type There = Pick<MeetingRun, 'people' | 'guests' | 'quorum'>;

/** Who is there once these are counted, too: said here, and not known to the server yet. */
export function withAttendance(there: There, said: readonly Attendance[]): There {
  const { people, guests } = said.reduce(counted, there);
  const present = people.filter(({ isMember, isPresent }) => isMember && isPresent).length;
  const { needed } = there.quorum;
  return { people, guests, quorum: { needed, present, isMet: present >= needed } };
}

function counted(there: There, who: Attendance): There {
  const { isPresent } = who;
  if ('memberId' in who) {
    const people = there.people.map((one) =>
      one.id === who.memberId ? { ...one, isPresent } : one,
    );
    return { ...there, people };
  }
  const others = there.guests.filter((name) => name !== who.guest);
  return { ...there, guests: isPresent ? [...others, who.guest] : others };
}
