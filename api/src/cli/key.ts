import { insertApiKey } from '@vocero/sql/api-keys';
import { inOrganization } from '@vocero/sql/connect';
import type { Command } from 'commander';
import { z } from 'zod';
import { operatorAudit } from '../audit.ts';
import { newApiKey } from '../api-key.ts';
import { scopes } from '../contract/endpoint.ts';
import { checked } from './checked.ts';
import { organizationOf, withContext } from './context.ts';
import { answer } from './output.ts';

const NewKey = z.object({
  org: z.string(),
  name: z.string().trim().min(1).max(120),
  scopes: z
    .string()
    .transform((list) => list.split(',').map((scope) => scope.trim()))
    .pipe(z.array(z.enum(scopes)).min(1)),
});

export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('API keys');

  key
    .command('create')
    .description('make an API key; it is shown this once')
    .requiredOption('--org <slug>', 'the organisation')
    .requiredOption('--scopes <list>', `what it may do, with commas between: ${scopes.join(',')}`)
    .option('--name <name>', 'to tell it from others', 'Made on the command line')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<{ json?: boolean }>();
      const wanted = checked(NewKey, options);
      const { key, prefix, keyHash } = newApiKey();
      await withContext(async ({ sql }) => {
        const { id } = await organizationOf(sql, wanted.org);
        const row = { name: wanted.name, prefix, keyHash, scopes: wanted.scopes };
        await inOrganization(sql, id, async (tx) => {
          const made = await insertApiKey(tx, { ...row, expiresAt: null, createdBy: null });
          const subject = { kind: 'key', id: made.id, label: made.name } as const;
          await operatorAudit(tx, { act: 'key_made', subject, after: { scopes: made.scopes } });
        });
      });
      answer(options.json === true, { key }, key);
    });
}
