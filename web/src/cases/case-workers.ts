import { noteTakers, type Role } from '@vocero/api/contract/endpoint';
import { activeMembers } from '../app/directory.svelte.ts';

/** Who may be responsible for a case. */
export const caseWorkers = () =>
  activeMembers().filter(({ role }) => noteTakers.some((one: Role) => one === role));
