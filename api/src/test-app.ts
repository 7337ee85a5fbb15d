import { randomUUID } from 'node:crypto';
import { insertApiKey } from '@vocero/sql/api-keys';
import { inOrganization } from '@vocero/sql/connect';
import { insertMember } from '@vocero/sql/members';
import { insertOrganization } from '@vocero/sql/organizations';
import { testDatabase } from '@vocero/sql/test-database';
import { insertUser } from '@vocero/sql/users';
import { pino } from 'pino';
import { newApiKey } from './api-key.ts';
import { makeApp } from './app.ts';
import { hashPassword, makeAuth } from './auth.ts';
import type { Role, Scope } from './contract/endpoint.ts';
import type { Deps } from './deps.ts';
import { makeKeyCache } from './key-cache.ts';
import { makeRateLimits } from './rate-limit.ts';
import { readSettings } from './settings.ts';

export interface TestMember {
  orgId: string;
  slug: string;
  memberId: string;
  userId: string;
  email: string;
  /** Session cookie, organisation and JSON content type. */
  headers: Record<string, string>;
}

const password = 'correct horse battery';

/** The real app on a real database of its own, with short ways to make people and keys. */
export async function testApp(env: Record<string, string> = {}) {
  const database = await testDatabase();
  const settings = {
    ...readSettings({
      DATABASE_URL: database.url,
      VOCERO_SECRET: 'test secret of 32 characters!!!!',
      ...env,
    }),
    checkAnswers: true,
  };
  const auth = makeAuth(settings);
  const deps: Deps = {
    sql: database.sql,
    auth,
    settings,
    log: pino({ level: env['LOG_LEVEL'] ?? 'silent' }),
    rateLimits: makeRateLimits(),
    keyCache: makeKeyCache(),
  };
  const app = makeApp(deps);
  let passwordHash: string | undefined;

  const organization = async (name = 'Test') => {
    const slug = `t-${randomUUID().slice(0, 8)}`;
    const id = await database.sql.begin((tx) =>
      insertOrganization(tx, { slug, name, locale: 'en' }),
    );
    return { id, slug };
  };

  const member = async (role: Role, org?: { id: string; slug: string }): Promise<TestMember> => {
    const { id: orgId, slug } = org ?? (await organization());
    passwordHash ??= await hashPassword(auth, password);
    const userId = randomUUID();
    const email = `${role}-${userId.slice(0, 8)}@example.org`;
    const memberId = await inOrganization(database.sql, orgId, async (tx) => {
      await insertUser(tx, {
        id: userId,
        name: `Test ${role}`,
        email,
        passwordHash: passwordHash!,
      });
      return insertMember(tx, { userId, role, name: `Test ${role}`, email, departmentId: null });
    });
    const cookie = await signIn(email);
    const headers = { cookie, 'vocero-org': slug, 'content-type': 'application/json' };
    return { orgId, slug, memberId, userId, email, headers };
  };

  const signIn = async (email: string) => {
    const { headers } = await auth.api.signInEmail({
      body: { email, password },
      returnHeaders: true,
    });
    return headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  };

  const key = async (orgId: string, scopes: Scope[]) => {
    const { key, prefix, keyHash } = newApiKey();
    const row = { name: 'test', prefix, keyHash, scopes, expiresAt: null, createdBy: null };
    const { id } = await inOrganization(database.sql, orgId, (tx) => insertApiKey(tx, row));
    return {
      id,
      key,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    };
  };

  const close = async () => {
    await auth.close();
    await database.close();
  };
  return { app, deps, ...database, organization, member, key, signIn, password, close };
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;
