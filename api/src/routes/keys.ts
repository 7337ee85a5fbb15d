import { insertApiKey, listApiKeys, revokeApiKey } from '@vocero/sql/api-keys';
import { inOrganization } from '@vocero/sql/connect';
import { newApiKey } from '../api-key.ts';
import type { Scope } from '../contract/endpoint.ts';
import * as contract from '../contract/keys.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

export function keyRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listKeys, async ({ principal }) => {
    const keys = await inOrganization(sql, principal.orgId, listApiKeys);
    return { items: keys.map((key) => ({ ...key, scopes: key.scopes as Scope[] })) };
  });

  serve(app, deps, contract.createKey, async ({ principal, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    const { key, prefix, keyHash } = newApiKey();
    const made = await inOrganization(sql, orgId, (tx) =>
      insertApiKey(tx, {
        name: body.name,
        prefix,
        keyHash,
        scopes: body.scopes,
        expiresAt: body.expiresAt === null ? null : new Date(body.expiresAt),
        createdBy: memberId,
      }),
    );
    return { ...made, scopes: made.scopes as Scope[], key };
  });

  serve(app, deps, contract.revokeKey, async ({ principal, params }) => {
    const revoked = await inOrganization(sql, principal.orgId, (tx) => revokeApiKey(tx, params.id));
    if (!revoked) throw notFound();
    deps.keyCache.forget();
    return undefined;
  });
}
