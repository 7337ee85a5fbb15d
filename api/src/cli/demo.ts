import { findUserByEmail } from '@vocero/sql/users';
import type { Command } from 'commander';
import { operatorAudit } from '../audit.ts';
import { locales } from '../contract/locales.ts';
import { LocaleName } from '../contract/values.ts';
import { loadDemoFor } from '../demo/load.ts';
import { removeDemos } from '../demo/remove.ts';
import { checked } from './checked.ts';
import { withContext, type Context } from './context.ts';
import { answer, CommandError } from './output.ts';
import { z } from 'zod';

const Load = z.object({ admin: z.string().optional(), locale: LocaleName });

export function addDemoCommands(program: Command): void {
  const demo = program.command('demo').description('the demo organisation');

  demo
    .command('load')
    .description('load it, unless it is there')
    .option('--admin <email>', 'make this account its administrator')
    .option('--locale <language>', `language of its theme names: ${locales.join(', ')}`, 'en')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<{ json?: boolean }>();
      const { admin, locale } = checked(Load, options);
      const { slug } = await withContext(async (context) => {
        const userId = admin === undefined ? null : await userOf(context, admin);
        return loadDemoFor(context, userId, locale, (tx, slug) =>
          operatorAudit(tx, {
            act: 'demo_loaded',
            subject: { kind: 'demo', id: slug, label: slug },
          }),
        );
      });
      answer(options.json === true, { slug }, `The demo organisation ${slug} is there.`);
    });

  demo
    .command('remove')
    .description('remove every one of them with everything in it')
    .action(async (_options: unknown, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const removed = await withContext(removeDemos);
      answer(
        json === true,
        { removed },
        removed ? 'Removed the demo organisation.' : 'There was none.',
      );
    });
}

async function userOf({ sql }: Context, email: string): Promise<string> {
  const user = await sql.begin((tx) => findUserByEmail(tx, email));
  if (!user) throw new CommandError(`There is no account ${email}.`);
  return user.id;
}
