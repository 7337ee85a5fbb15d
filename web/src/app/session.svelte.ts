import { problemFrom, ProblemError } from '@vocero/api/client';
import type { Access, Role } from '@vocero/api/contract/endpoint';
import { readMe } from '@vocero/api/contract/organizations';
import { ownLocale, t, useLocale } from '../i18n/i18n.svelte.ts';
import { call, requestHeaders, whenSignedOut } from './api.ts';
import { replacePath, routeParam } from './router.svelte.ts';
import { pathTo } from './routes.ts';

const fetchMe = () => call(readMe);
export type Me = Awaited<ReturnType<typeof fetchMe>>;
export type Membership = Me['memberships'][number];

class Session {
  state = $state<'unknown' | 'in' | 'out'>('unknown');
  me = $state.raw<Me | null>(null);
}
const session = new Session();

/** Who is signed in; null when nobody is. */
export const currentMe = (): Me | null => session.me;

/** `unknown` until the server was asked. */
export const sessionState = () => session.state;

/** The reader's membership of the organisation that is open. */
export const currentMembership = (): Membership | null =>
  session.me?.memberships.find(({ slug }) => slug === routeParam('slug')) ?? null;

/** Whether the reader's role may call an endpoint here, so that screens offer only what works. */
export function may({ access }: { access: Access }): boolean {
  if (access.who !== 'member') return true;
  const role: Role | undefined = currentMembership()?.role;
  return role !== undefined && access.roles.includes(role);
}

/** Asks the server who is signed in. Only a clear "nobody" ends the session; the rest is thrown. */
export async function loadMe(): Promise<Me | null> {
  try {
    session.me = await fetchMe();
    session.state = 'in';
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 401) throw error;
    forgetSession();
  }
  return session.me;
}

/** The session is over, here or on the server. */
function forgetSession(): void {
  session.me = null;
  session.state = 'out';
}
whenSignedOut(forgetSession);

/** Who reads none of our languages, as far as the browser knows, gets their organisation's. */
export async function adoptLocale(me: Me): Promise<void> {
  const locale = (currentMembership() ?? me.memberships[0])?.locale;
  if (locale && !ownLocale()) await useLocale(locale);
}

export const signIn = (email: string, password: string) =>
  post('/api/auth/sign-in/email', { email, password });

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {});
  replacePath(pathTo('signIn')); // who signs in next need not belong where this one was
  forgetSession();
}

async function post(path: string, body: Record<string, unknown>): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { ...requestHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ProblemError(0, 'unreachable', t('ui.unreachable'));
  });
  if (!response.ok) throw problemFrom(response.status, await response.text());
}
