import { insertOrganization } from '@vocero/sql/organizations';
import type { Command } from 'commander';
import { operatorAudit } from '../audit.ts';
import { locales } from '../contract/locales.ts';
import { createOrganization } from '../contract/organizations.ts';
import { insertSampleSurvey } from '../sample-survey.ts';
import { slugFrom } from '../slug.ts';
import { insertStarterKinds } from '../starter-kinds.ts';
import { checked } from './checked.ts';
import { withContext } from './context.ts';
import { answer } from './output.ts';

export function addOrgCommands(program: Command): void {
  const org = program.command('org').description('organisations');

  org
    .command('create')
    .description('make an organisation')
    .requiredOption('--name <name>', 'what it is called')
    .option('--slug <slug>', 'short name in addresses; made from the name unless given')
    .option('--locale <language>', `language of its pages: ${locales.join(', ')}`, 'en')
    .action(async (_options: unknown, command: Command) => {
      const { json, ...options } = command.optsWithGlobals<{ json?: boolean }>();
      const { name, slug = slugFrom(name), locale } = checked(createOrganization.body!, options);
      const id = await withContext(({ sql }) =>
        sql.begin(async (tx) => {
          const made = await insertOrganization(tx, { slug, name, locale });
          await insertSampleSurvey(tx, locale);
          await insertStarterKinds(tx, locale);
          await operatorAudit(tx, {
            act: 'organization_created',
            subject: { kind: 'organization', id: made, label: name },
          });
          return made;
        }),
      );
      answer(json === true, { id, slug }, `Made the organisation ${slug}.`);
    });
}
