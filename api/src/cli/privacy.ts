import { readErased } from '@vocero/sql/erased-log';
import { reapplyErasures, type Reapplied } from '@vocero/sql/reapply-erasures';
import type { Command } from 'commander';
import { withContext } from './context.ts';
import { answer, CommandError } from './output.ts';

export function addPrivacyCommands(program: Command): void {
  const privacy = program.command('privacy').description('what is kept of people');

  privacy
    .command('reapply')
    .description('erase again who was erased and is back, after a backup was restored')
    .action(async (_options: unknown, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const { erased, failed } = await withContext(async ({ sql, settings }) =>
        reapplyErasures(sql, await readErased(settings.dataDir)),
      );
      if (failed.length > 0) throw new CommandError(describe(erased, failed));
      const words = erased === 0 ? 'Nobody was back.' : `Erased again: ${String(erased)}.`;
      answer(json === true, { erased }, words);
    });
}

const describe = (erased: number, failed: Reapplied['failed']) =>
  [
    `Erased again: ${String(erased)}. Not erased again, to be tried anew:`,
    ...failed.map(({ erasureId, error }) => `${erasureId}: ${String(error)}`),
  ].join('\n');
