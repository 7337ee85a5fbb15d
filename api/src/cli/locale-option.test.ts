import { Command } from 'commander';
import { expect, test } from 'vitest';
import { locales } from '../contract/locales.ts';
import { addDemoCommands } from './demo.ts';
import { addOrgCommands } from './org.ts';

test.each([
  ['org', 'create', addOrgCommands],
  ['demo', 'load', addDemoCommands],
])('the help of %s %s names every language that may be asked for', (noun, verb, add) => {
  const program = new Command();
  add(program);
  const command = program.commands
    .find((one) => one.name() === noun)!
    .commands.find((one) => one.name() === verb)!;
  const option = command.options.find(({ long }) => long === '--locale')!;
  for (const locale of locales) expect(option.description).toContain(locale);
});
