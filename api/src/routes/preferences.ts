import { listAlertsOff, writeAlertsOff } from '@vocero/sql/alert-settings';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { withdrawConsents } from '@vocero/sql/consents';
import { notifyLive } from '@vocero/sql/live';
import { writeDoNotContact, writeNoAsking, writePreferences } from '@vocero/sql/persons';
import { readPreferencesToken } from '@vocero/sql/preferences-token';
import type { Context } from 'hono';
import { auditOfCustomer, type AuditEntry } from '../audit.ts';
import type { AuditAct } from '../contract/audit.ts';
import { alertTypes } from '../contract/customer-messages.ts';
import type { PreferencesPageProps } from '../contract/pages.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps, Env } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { readPageFacts } from '../page-facts.ts';
import { personDetail } from '../person-detail.ts';
import { readPreferencesForm, type PreferencesAct } from '../preferences-form.ts';
import { notFound, Problem } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { withNotice } from './public-surveys.ts';

/** Bytes, more than any honest form has. */
const largestForm = 20_000;

/**
 * How a customer likes to be reached, in their own hands: without an account or JavaScript. Looking
 * changes nothing, since mail programs look at links by themselves.
 */
export function preferencesRoutes(app: App, deps: Deps) {
  serveRaw(
    app,
    deps,
    rawRoutes.preferencesPage,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      return show(c, deps, 'shown', '');
    }),
  );

  serveRaw(
    app,
    deps,
    rawRoutes.preferences,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicAnswer');
      const { byteLength } = await c.req.arrayBuffer();
      if (byteLength > largestForm) throw new Problem(413, 'too_large');
      const body = await c.req.parseBody({ all: true }).catch(() => ({}));
      const form = readPreferencesForm(body);
      const { lang } = form;
      // The click on "unsubscribe" ends what the letter was: a question of ours, or an alert.
      const isAlert = 'List-Unsubscribe' in body && c.req.query('of') === 'alerts';
      const said = isAlert ? ({ act: 'no_alerts' } as const) : form.said;
      const { orgId, personId } = whose(c, deps);
      const audit = auditOfCustomer(c);
      await inOrganization(deps.sql, orgId, async (tx) => {
        const before = await personDetail(tx, personId);
        await act(tx, personId, said);
        await audit(tx, auditEntry(before, said));
        await notifyLive(tx, orgId, 'invitations');
      });
      return show(c, deps, states[said.act], lang);
    }),
  );
}

const states = {
  save: 'saved',
  withdraw: 'withdrawn',
  no_asking: 'not_asked',
  no_alerts: 'no_alerts',
  stop: 'stopped',
  resume: 'resumed',
} as const satisfies Record<PreferencesAct['act'], PreferencesPageProps['state']>;

/** @throws Problem 404 for a token that is none of ours. */
function whose(c: Context<Env>, { settings }: Deps) {
  const found = readPreferencesToken(settings.secret, c.req.param('token') ?? '');
  if (!found) throw notFound();
  return found;
}

async function act(tx: Tx, id: string, said: PreferencesAct): Promise<void> {
  if (said.act === 'save') {
    await writePreferences(tx, id, said.wanted);
    if (said.alertsOff) await writeAlertsOff(tx, id, { off: said.alertsOff, by: 'person' });
    return;
  }
  if (said.act === 'withdraw') {
    await withdrawConsents(tx, id, { by: 'person', id: said.id });
  } else if (said.act === 'no_alerts') {
    await writeAlertsOff(tx, id, { off: alertTypes, by: 'person' });
  } else if (said.act === 'no_asking') {
    await writeNoAsking(tx, id, true);
    await withdrawConsents(tx, id, { by: 'person', purpose: 'ask_opinion' });
  } else if (said.act === 'stop') {
    await writeDoNotContact(tx, id, { by: 'person', memberId: null, reason: null });
  } else {
    await writeDoNotContact(tx, id, null);
    await writeNoAsking(tx, id, false);
  }
}

const acts = {
  save: 'person_preferences_said',
  withdraw: 'person_consent_taken_back',
  no_asking: 'person_questions_refused',
  no_alerts: 'person_alerts_ended',
  stop: 'person_contact_refused',
  resume: 'person_contact_agreed',
} as const satisfies Record<PreferencesAct['act'], AuditAct>;

function auditEntry({ id, channels, hours, locale }: Detail, said: PreferencesAct): AuditEntry {
  const entry = { act: acts[said.act], subject: { kind: 'person', id } } as const;
  if (said.act !== 'save') return entry;
  return { ...entry, before: { channels, hours, locale }, after: { ...said.wanted } };
}

async function show(
  c: Context<Env>,
  deps: Deps,
  state: PreferencesPageProps['state'],
  lang: string,
): Promise<Response> {
  const { orgId, personId } = whose(c, deps);
  const { preferencesPage } = await publicPages(deps.settings);
  const { person, facts, alertsOff } = await inOrganization(deps.sql, orgId, async (tx) => ({
    person: await personDetail(tx, personId),
    alertsOff: await listAlertsOff(tx, personId),
    facts: await readPageFacts(tx),
  }));
  const spoken = localeFromTag(lang) ?? localeFromTag(c.req.query('lang'));
  const { channels, hours, locale } = person;
  const html = preferencesPage({
    ...facts,
    ...{ state, channels, hours, wantedLocale: locale, alertsOff },
    locale: spoken ?? locale ?? c.get('locale'),
    email: masked(person.email),
    phone: masked(person.phone),
    consents: consentsOf(person),
    isStopped: person.doNotContactAt !== null,
    isNotAsked: person.noAskingAt !== null,
  });
  return c.html(html, 200, {
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex',
  });
}

type Detail = Awaited<ReturnType<typeof personDetail>>;

/**
 * What holds now, each way and purpose once, in the words that were agreed to last; what was
 * withdrawn is for the organisation to prove.
 */
const consentsOf = ({ consents }: Detail): PreferencesPageProps['consents'] =>
  consents
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .filter(
      ({ channel, purpose }, n, all) =>
        n === all.findIndex((other) => other.channel === channel && other.purpose === purpose),
    )
    .map(({ id, channel, text, locale, givenAt }) => ({
      ...{ id, channel, text },
      textLocale: (localeFromTag(locale) ?? 'en') satisfies Locale,
      givenAt: givenAt.toISOString(),
    }));

/** Enough to know it again; whoever else holds the link does not learn it. */
function masked(address: string | null): string | null {
  if (address === null) return null;
  const [name = '', domain] = address.split('@');
  return domain === undefined ? `… ${address.slice(-3)}` : `${name.slice(0, 1)}…@${domain}`;
}
