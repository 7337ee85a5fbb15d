import { readErased } from '@vocero/sql/erased-log';
import { reapplyErasures } from '@vocero/sql/reapply-erasures';
import type { Command } from 'commander';
import { withContext } from './context.ts';
import { answer } from './output.ts';

export function addPrivacyCommands(program: Command): void {
  const privacy = program.command('privacy').description('what is kept of people');

  privacy
    .command('reapply')
    .description('erase again who was erased and is back, after a backup was restored')
    .action(async (_options: unknown, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const erased = await withContext(async ({ sql, settings }) =>
        reapplyErasures(sql, await readErased(settings.dataDir)),
      );
      const words = erased === 0 ? 'Nobody was back.' : `Erased again: ${String(erased)}.`;
      answer(json === true, { erased }, words);
    });
}
