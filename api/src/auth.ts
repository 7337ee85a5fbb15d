import { connectAuth } from '@vocero/sql/connect-auth';
import { betterAuth } from 'better-auth';
import { PostgresJSDialect } from 'kysely-postgres-js';
import { trustedOrigins, type Settings } from './settings.ts';

/** The shortest password we take. NIST SP 800-63B asks for 8 at least, and for no other rules. */
export const passwordLength = { fewest: 10, most: 200 } as const;

/**
 * Sign-in by e-mail and password, sessions in the database (so signing out ends them at once, in
 * every process). Accounts are made by invitation or set-up alone: nobody can sign up by themselves.
 */
export function makeAuth(settings: Settings) {
  const pool = connectAuth(settings.databaseUrl);
  const auth = betterAuth({
    appName: 'Vocero',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    database: { dialect: new PostgresJSDialect({ postgres: pool }), type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.fewest,
      maxPasswordLength: passwordLength.most,
      autoSignIn: true,
    },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    trustedOrigins: trustedOrigins(settings),
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'vocero',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  });
  return { ...auth, close: () => pool.end({ timeout: 1 }) };
}

/** Set by ourselves from the connection and the trusted proxies, after dropping what came in. */
export const clientAddressHeader = 'x-vocero-client';

export type Auth = ReturnType<typeof makeAuth>;

/** Hashes a password the way the sign-in library checks it. */
export async function hashPassword(auth: Auth, password: string): Promise<string> {
  const context = await auth.$context;
  return context.password.hash(password);
}

export async function passwordMatches(
  auth: Auth,
  hash: string,
  password: string,
): Promise<boolean> {
  const context = await auth.$context;
  return context.password.verify({ hash, password });
}
