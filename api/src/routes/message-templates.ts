import { readCaseFacts } from '@vocero/sql/case-facts';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  findTemplate,
  insertStarters,
  insertTemplate,
  listTemplates,
  readOwnLocale,
  writeTemplate,
  type MessageTemplate,
} from '@vocero/sql/message-templates';
import { readPersonName } from '@vocero/sql/told-people';
import type { Locale } from '../contract/locales.ts';
import * as contract from '../contract/message-templates.ts';
import { definedOnly } from '../defined-only.ts';
import type { App, Deps } from '../deps.ts';
import { fillTemplate } from '../fill-template.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { starterTemplates } from '../starter-templates.ts';

/** Texts that staff begin an answer with. */
export function messageTemplateRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listTemplates, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: (await listWithStarters(tx)).map(answerOf),
    })),
  );

  serve(app, deps, contract.createTemplate, ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await listWithStarters(tx);
      const texts = definedOnly(body.texts);
      const id = await insertTemplate(tx, { ...body, texts, memberId });
      await audit(tx, {
        act: 'template_added',
        subject: { kind: 'template', id, label: body.title },
      });
      return answerOf(await find(tx, id));
    });
  });

  serve(app, deps, contract.changeTemplate, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await find(tx, params.id);
      const texts = definedOnly(body.texts);
      const isWritten = await writeTemplate(tx, { ...body, texts, id: params.id });
      if (!isWritten) throw new Problem(409, 'template_changed');
      await audit(tx, {
        act: 'template_changed',
        subject: { kind: 'template', id: params.id, label: body.title },
        before: { title: before.title, archived: before.archivedAt !== null },
        after: { title: body.title, archived: body.archived },
      });
      return answerOf(await find(tx, params.id));
    }),
  );

  serve(app, deps, contract.fillTemplates, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const facts = await readCaseFacts(tx, params.id);
      if (!facts) throw notFound();
      const name = facts.personId ? await readPersonName(tx, facts.personId) : null;
      const locale = query.locale ?? (facts.locale as Locale);
      const templates = (await listWithStarters(tx)).filter(({ archivedAt }) => !archivedAt);
      const items = templates.flatMap((template) => {
        const { id, purpose, title } = answerOf(template);
        const text = template.texts[locale];
        return text
          ? [{ id, purpose, title, ...fillTemplate(text, { ...facts, name }, locale) }]
          : [];
      });
      return { locale, items };
    }),
  );
}

/** All texts of the organisation; those that come with the product are there from the first look on. */
async function listWithStarters(tx: Tx): Promise<MessageTemplate[]> {
  const found = await listTemplates(tx);
  if (found.length > 0) return found;
  await insertStarters(tx, starterTemplates((await readOwnLocale(tx)) as Locale));
  return listTemplates(tx);
}

const answerOf = ({ id, purpose, title, texts, version, archivedAt }: MessageTemplate) =>
  contract.MessageTemplate.parse({
    ...{ id, purpose, title, texts, version },
    archivedAt: archivedAt?.toISOString() ?? null,
  });

async function find(tx: Tx, id: string): Promise<MessageTemplate> {
  const found = await findTemplate(tx, id);
  if (!found) throw notFound();
  return found;
}
