import { hashToken, randomToken } from './secrets.ts';
import type { Settings } from './settings.ts';

const DAYS_OPEN = 14;

/** A new invitation: the link to hand over once, and what is kept of it. */
export function newInvitationLink({ publicUrl }: Pick<Settings, 'publicUrl'>) {
  const token = randomToken();
  return {
    // Behind the #, so that the token reaches no server log on its way.
    url: `${publicUrl}/join#${token}`,
    tokenHash: hashToken('invitation', token),
    expiresAt: new Date(Date.now() + DAYS_OPEN * 86_400_000),
  };
}
