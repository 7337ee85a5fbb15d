import { Command, CommanderError } from 'commander';
import { addDemoCommands } from './cli/demo.ts';
import { addImportCommand } from './cli/import.ts';
import { addKeyCommands } from './cli/key.ts';
import { addOrgCommands } from './cli/org.ts';
import { addPrivacyCommands } from './cli/privacy.ts';
import { addUserCommands } from './cli/user.ts';
import { tellError } from './cli/output.ts';

const json = process.argv.includes('--json');

function makeProgram(): Command {
  const program = new Command('vocero')
    .description('Commands for the operator of an installation.')
    .option('--json', 'print exactly one JSON object on standard output')
    .configureHelp({ showGlobalOptions: true })
    .helpCommand(false)
    .addHelpText('after', '\n  migrate              bring the database up to date')
    .showHelpAfterError('Add --help to see what it takes.')
    .exitOverride();
  addOrgCommands(program);
  addKeyCommands(program);
  addUserCommands(program);
  addImportCommand(program);
  addDemoCommands(program);
  addPrivacyCommands(program);
  return program;
}

async function main(): Promise<number> {
  try {
    await makeProgram().parseAsync();
    return 0;
  } catch (error) {
    // Help that was asked for is no error; what the command line lacks was told already.
    if (!(error instanceof CommanderError)) return tellError(json, error);
    if (error.exitCode === 0) return 0;
    const words = error.message.replace(/^error: /, '');
    if (json) process.stdout.write(`${JSON.stringify({ error: words })}\n`);
    return 2;
  }
}

process.exitCode = await main();
