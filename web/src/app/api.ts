import { callHeaders, createClient, type CallContext } from '@vocero/api/client';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';
import { routeParam } from './router.svelte.ts';

let signedOut = () => {};

/** Says what to do when the server no longer knows the reader. */
export function whenSignedOut(act: () => void): void {
  signedOut = act;
}

const context: CallContext = {
  locale: currentLocale,
  organization: () => routeParam('slug') ?? null,
  unreachable: () => t('ui.unreachable'),
  erased: () => t('privacy.erased'),
  onSignedOut: () => signedOut(),
};

/** Calls an endpoint of the contract in the language and the organisation of the screen. */
export const call = createClient(context);

/** What goes along with a request that is not JSON, such as an upload. */
export const requestHeaders = (): Record<string, string> => callHeaders(context);
