import { randomUUID } from 'node:crypto';
import { inOrganization } from '@vocero/sql/connect';
import { insertInvitation } from '@vocero/sql/invitations';
import { insertMember } from '@vocero/sql/members';
import { findUserByEmail, insertUser } from '@vocero/sql/users';
import type { Command } from 'commander';
import { z } from 'zod';
import { operatorAudit } from '../audit.ts';
import { hashPassword, passwordLength } from '../auth.ts';
import { roles } from '../contract/endpoint.ts';
import { newInvitationLink } from '../invitation-link.ts';
import { checked } from './checked.ts';
import { organizationOf, withContext, type Context } from './context.ts';
import { answer } from './output.ts';

const NewUser = z.object({
  org: z.string(),
  email: z.email().max(320).toLowerCase(),
  name: z.string().trim().min(1).max(120),
  role: z.enum(roles),
  password: z.string().min(passwordLength.fewest).max(passwordLength.most).optional(),
});
type NewUser = z.infer<typeof NewUser>;

/** A member, or the link that makes one. */
type Made =
  { id: string; email: string; role: string } | { id: string; url: string; expiresAt: Date };

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people');

  user
    .command('create')
    .description('make a person a member; without a password, make a link that invites them')
    .requiredOption('--org <slug>', 'the organisation')
    .requiredOption('--email <address>', 'what they sign in with')
    .requiredOption('--name <name>', 'what they are called')
    .requiredOption('--role <role>', `one of ${roles.join(', ')}`)
    .option('--password <password>', 'for a new account; an account that exists keeps its own')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<{ json?: boolean }>();
      const wanted = checked(NewUser, options);
      const made = await withContext<Made>((context) =>
        wanted.password === undefined
          ? invite(context, wanted)
          : join(context, wanted, wanted.password),
      );
      const words = 'url' in made ? made.url : `${wanted.name} may sign in as ${wanted.email}.`;
      answer(options.json === true, made, words);
    });
}

async function join({ sql, auth }: Context, wanted: NewUser, password: string) {
  const { id: orgId } = await organizationOf(sql, wanted.org);
  const { email, name, role } = wanted;
  const passwordHash = await hashPassword(auth, password);
  return inOrganization(sql, orgId, async (tx) => {
    const known = await findUserByEmail(tx, email);
    const userId = known?.id ?? randomUUID();
    if (!known) await insertUser(tx, { id: userId, name, email, passwordHash });
    const id = await insertMember(tx, { userId, role, name, email, departmentId: null });
    const subject = { kind: 'member', id, label: name } as const;
    await operatorAudit(tx, { act: 'member_added', subject, after: { role } });
    return { id, email, role };
  });
}

async function invite({ sql, settings }: Context, wanted: NewUser) {
  const { id: orgId } = await organizationOf(sql, wanted.org);
  const { email, name, role } = wanted;
  const { url, ...kept } = newInvitationLink(settings);
  const row = { name, email, role, ...kept, departmentId: null, createdBy: null };
  const { id } = await inOrganization(sql, orgId, async (tx) => {
    const made = await insertInvitation(tx, row);
    const subject = { kind: 'invitation', id: made.id, label: name } as const;
    await operatorAudit(tx, { act: 'invitation_made', subject, after: { role } });
    return made;
  });
  return { id, url, expiresAt: kept.expiresAt };
}
