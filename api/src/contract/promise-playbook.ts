import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';

/** Lines to begin with: every language has words for them. */
export const starterLines = [
  'call',
  'own_it',
  'ask_harm',
  'new_date',
  'make_good',
  'cause',
] as const;

const Line = z.union([
  z.strictObject({ code: z.enum(starterLines), text: z.null() }),
  z.strictObject({ code: z.null(), text: z.string().trim().min(1).max(300) }),
]);
export type PlaybookLine = z.infer<typeof Line>;

export const Playbook = z.strictObject({
  lines: z.array(Line).min(1).max(20),
  /** Clock hours after a miss until managers hear of it, if nothing came after. */
  missHours: z.int().min(1).max(240),
});
export type Playbook = z.infer<typeof Playbook>;

export const readPlaybook = endpoint({
  method: 'get',
  path: '/api/v1/promise-playbook',
  summary: 'What is done when a promise was missed',
  access: members(roles),
  answer: Playbook,
});

export const writePlaybook = endpoint({
  method: 'put',
  path: '/api/v1/promise-playbook',
  summary:
    'Write anew what is done when a promise was missed; lists that are open stay as they are',
  access: members(managers),
  body: Playbook,
  answer: Playbook,
});
