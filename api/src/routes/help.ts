import { inOrganization, type Tx } from '@vocero/sql/connect';
import { listUrgentDuty, readHelp, replaceUrgentDuty, updateHelp } from '@vocero/sql/help';
import { readOrganization } from '@vocero/sql/organizations';
import { differences, plain } from '../audit.ts';
import * as contract from '../contract/help.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

/** How customers reach the organisation, and who hears at once of what is urgent. */
export function helpRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readHelp, ({ principal }) =>
    inOrganization(sql, principal.orgId, readSettings),
  );

  serve(app, deps, contract.changeHelp, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await readSettings(tx);
      await updateHelp(tx, plain(body.help));
      await replaceUrgentDuty(tx, body.urgentMemberIds);
      const after = await readSettings(tx);
      await audit(tx, {
        act: 'organization_changed',
        subject: {
          kind: 'organization',
          id: principal.orgId,
          label: (await readOrganization(tx)).name,
        },
        ...differences(facts(before), facts(after)),
      });
      return after;
    }),
  );
}

const readSettings = async (tx: Tx): Promise<contract.HelpSettings> => ({
  help: contract.Help.parse(await readHelp(tx)),
  urgentMemberIds: await listUrgentDuty(tx),
});

const facts = ({ help, urgentMemberIds }: contract.HelpSettings) => ({
  helpPhone: help.phone ?? null,
  helpUrl: help.url ?? null,
  helpPrivacy:
    [...Object.values(help.privacy?.texts ?? {}), help.privacy?.url ?? '']
      .filter((words) => words !== '')
      .join(' · ') || null,
  helpHours: Object.values(help.hours).join(' · ') || null,
  urgentMembers: urgentMemberIds.length,
});
