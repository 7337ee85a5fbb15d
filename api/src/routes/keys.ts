import { insertApiKey, listApiKeys, revokeApiKey } from '@vocero/sql/api-keys';
import { inOrganization } from '@vocero/sql/connect';
import { plain } from '../audit.ts';
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

  serve(app, deps, contract.createKey, async ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const { key, prefix, keyHash } = newApiKey();
    const { name, scopes } = body;
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    const made = await inOrganization(sql, orgId, async (tx) => {
      const row = { name, prefix, keyHash, scopes, expiresAt, createdBy: memberId };
      const made = await insertApiKey(tx, row);
      const subject = { kind: 'key', id: made.id, label: name } as const;
      await audit(tx, { act: 'key_made', subject, after: plain({ scopes, expiresAt }) });
      return made;
    });
    return { ...made, scopes: made.scopes as Scope[], key };
  });

  serve(app, deps, contract.revokeKey, async ({ principal, params, audit }) => {
    await inOrganization(sql, principal.orgId, async (tx) => {
      const revoked = await revokeApiKey(tx, params.id);
      if (!revoked) throw notFound();
      const subject = { kind: 'key', id: params.id, label: revoked.name } as const;
      await audit(tx, { act: 'key_revoked', subject, before: { scopes: revoked.scopes } });
    });
    deps.keyCache.forget();
    return undefined;
  });
}
