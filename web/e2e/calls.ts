import { problemFrom, urlOf, type createClient } from '@vocero/api/client';
import type { Endpoint } from '@vocero/api/contract/endpoint';
import type { APIRequestContext } from 'playwright-core';

/** Calls any endpoint of the contract, with the arguments and the answers of the web's own client. */
export type Call = ReturnType<typeof createClient>;

interface Sent {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The web's client without a browser: as whoever is signed in, in one organisation. */
export function callsOf(request: APIRequestContext, slug: string): Call {
  const call = async ({ method, path }: Endpoint, { params = {}, query = {}, body }: Sent = {}) => {
    const response = await request.fetch(urlOf(path, params, query), {
      method,
      headers: { accept: 'application/json', 'accept-language': 'en', 'vocero-org': slug },
      ...(body !== undefined && { data: body }),
    });
    if (!response.ok()) throw problemFrom(response.status(), await response.text());
    return response.status() === 204 ? undefined : ((await response.json()) as unknown);
  };
  // Sent another way, typed the same.
  return call as Call;
}
