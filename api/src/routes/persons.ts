import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertConsent, withdrawConsents } from '@vocero/sql/consents';
import { listPersonContacts, type PersonContact } from '@vocero/sql/person-contacts';
import {
  findPerson,
  findPersonBy,
  listPersons,
  writeChat,
  writeDoNotContact,
  writeNoAsking,
  writePreferences,
} from '@vocero/sql/persons';
import { askingConsentTexts, askingConsentVersion } from '../contract/asking-consent.ts';
import { consentTexts, consentVersion } from '../contract/consent.ts';
import { showCaseCode } from '../case-code.ts';
import type { CaseState } from '../contract/case-states.ts';
import * as contract from '../contract/persons.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import { personDetail } from '../person-detail.ts';
import { customerRef } from '../prepare-feedback.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** People who may be written to: how they like it, and what they agreed to. */
export function personRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listPersons, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { search = null, cursor = null, limit } = query;
      const found = await listPersons(tx, { search, before: cursor, limit: limit + 1 });
      const items = found.slice(0, limit).map((person) => ({
        ...person,
        locale: person.locale as Locale | null,
      }));
      return { items, nextCursor: found.length > limit ? items.at(-1)!.id : null };
    }),
  );

  serve(app, deps, contract.readPerson, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => personDetail(tx, params.id)),
  );

  serve(app, deps, contract.listPersonContacts, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await findPerson(tx, params.id))) throw notFound();
      const { cursor, limit } = query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      const rows = await listPersonContacts(tx, params.id, { after, limit: limit + 1 });
      return toPage(rows.map(showContact), limit);
    }),
  );

  serve(app, deps, contract.lookUpPerson, ({ principal: { orgId }, body: { customer } }) =>
    inOrganization(sql, orgId, async (tx) => {
      const ref = customerRef(customer, orgId, settings.secret)!;
      const found = await findPersonBy(tx, { ref, email: customer });
      return { person: found ? await personDetail(tx, found.id) : null };
    }),
  );

  serve(app, deps, contract.changePreferences, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await personDetail(tx, params.id);
      const { chat = before.chat, ...wanted } = body;
      await writePreferences(tx, params.id, wanted);
      if (chat !== before.chat) await writeChat(tx, params.id, chat);
      const { channels, hours, locale } = before;
      await audit(tx, {
        act: 'person_preferences_changed',
        subject: { kind: 'person', id: params.id },
        // That there is an address, and never which.
        before: { channels, hours, locale, hasChat: before.chat !== null },
        after: { ...wanted, hasChat: chat !== null },
      });
      return personDetail(tx, params.id);
    }),
  );

  serve(app, deps, contract.changeDoNotContact, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const before = await personDetail(tx, params.id);
      const { doNotContact, reason } = body;
      const said = { by: 'member', memberId, reason: reason || null } as const;
      await writeDoNotContact(tx, params.id, doNotContact ? said : null);
      // Who wants to be asked nothing still does when somebody takes back "no contact".
      if (!doNotContact && !before.doNotContactAt) await writeNoAsking(tx, params.id, false);
      await audit(tx, {
        act: doNotContact ? 'person_contact_ended' : 'person_contact_allowed',
        subject: { kind: 'person', id: params.id },
      });
      return personDetail(tx, params.id);
    }),
  );

  serve(app, deps, contract.noteConsent, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await personDetail(tx, params.id);
      await insertConsent(tx, { personId: params.id, source: 'agent', ...body, ...wordsOf(body) });
      const { channel, purpose } = body;
      await audit(tx, {
        act: 'consent_noted',
        subject: { kind: 'person', id: params.id },
        after: { channel, purpose },
      });
      return personDetail(tx, params.id);
    }),
  );

  serve(app, deps, contract.withdrawConsent, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await withdraw(tx, params))) throw notFound();
      await audit(tx, { act: 'consent_withdrawn', subject: { kind: 'person', id: params.id } });
      return personDetail(tx, params.id);
    }),
  );
}

const withdraw = async (tx: Tx, { id, consent }: { id: string; consent: string }) =>
  (await withdrawConsents(tx, id, { by: 'member', id: consent })) > 0;

/** What is read to somebody before they agree, by what it is for. */
const wordsOf = ({ purpose, locale }: { purpose: contract.ReachPurpose; locale: Locale }) =>
  purpose === 'ask_opinion'
    ? { textVersion: askingConsentVersion, text: askingConsentTexts[locale] }
    : { textVersion: consentVersion, text: consentTexts[locale] };

const showContact = ({ customerRef: _, ...told }: PersonContact) => ({
  ...told,
  caseCode: showCaseCode(told.caseCode),
  case: told.case && {
    ...told.case,
    code: showCaseCode(told.case.code),
    state: told.case.state as CaseState, // the column's constraint
  },
});
