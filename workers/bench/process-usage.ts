import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used since it began; null where the system does not tell. */
export interface Usage {
  peakMiB: number | null;
  cpuSeconds: number | null;
}

/** Of a second, in what Linux counts the time of processes in. */
const TICKS = 100;
// Places in /proc/PID/stat, counted after the name in brackets: parent, own times, those of children.
const [PARENT, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [1, 11, 12, 13, 14];

/** One process with its threads. */
export function usageOf(pid: number | undefined): Usage {
  const peak = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1];
  const times = timesOf(pid);
  return {
    peakMiB: peak === undefined ? null : Math.round(Number(peak) / 1_024),
    cpuSeconds: times && Math.round((times[USER]! + times[SYSTEM]!) / TICKS),
  };
}

/** A process with all its children, those that have ended too. Memory they share cannot be told. */
export function familyUsage(pid: number): Usage {
  const own = timesOf(pid);
  if (!own) return { peakMiB: null, cpuSeconds: null };
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const times = timesOf(Number(name));
      return times?.[PARENT] === pid ? times[USER]! + times[SYSTEM]! : [];
    });
  const ended = own[CHILDREN_USER]! + own[CHILDREN_SYSTEM]!;
  const living = children.reduce((sum, time) => sum + time, own[USER]! + own[SYSTEM]!);
  return { peakMiB: null, cpuSeconds: Math.round((ended + living) / TICKS) };
}

function timesOf(pid: number | undefined): number[] | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat === ''
    ? null
    : stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // another system, or it has ended
  }
}
