// Process numbers are used again. A process is the same only if it also started at the same moment.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with its number; undefined when there is none.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function identityOf(pid) {
  try {
    process.kill(pid, 0);
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined; // not there, or not ours
  }
}

/** @param {number} pid */
function fromProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets and may hold anything; the third is the
  // state, the twenty-second the start in ticks since the machine's.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${pid} ${fields[19]} ${boot}`;
}

/** @param {number} pid */
function fromPs(pid) {
  const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return `${pid} ${started.trim()}`;
}
