import { randomInt } from 'node:crypto';
import type { Tx } from '@vocero/sql/connect';
import {
  enterOrganization,
  ensureAdmin,
  findDemoOf,
  hasOthers,
  isSlugTaken,
  lockDemo,
} from '@vocero/sql/demo';
import { wakeRelay } from '@vocero/sql/outbox';
import { hashPassword } from '../auth.ts';
import type { Locale } from '../contract/values.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { randomToken } from '../secrets.ts';
import { makeDemo, type NewDemo } from './make.ts';
import { demoMembers, demoOrganization } from './organization.ts';

type DemoDeps = Pick<Deps, 'sql' | 'auth'>;

/**
 * Gives an account a demo organisation to administer: the one it belongs to already, else the one
 * that everybody's first look is meant for, else one of its own, since who administers a demo sees
 * the names of the others in it. Without an account that first one is loaded for whoever comes. All
 * of it or nothing; doing it twice changes nothing.
 * @param locale the language of its theme names.
 * @param note writes down that it was loaded, in the same transaction.
 */
export async function loadDemoFor(
  deps: DemoDeps,
  userId: string | null,
  locale: Locale = 'en',
  note: (tx: Tx, slug: string) => Promise<void> = async () => {},
): Promise<{ slug: string }> {
  // Nobody knows this password: the people of the demo cannot sign in.
  const passwordHash = await hashPassword(deps.auth, randomToken());
  const slug = await deps.sql.begin(async (tx) => {
    await lockDemo(tx);
    const made = { locale, passwordHash, now: new Date() };
    const slug = await (userId === null ? loadShared(tx, made) : loadOwn(tx, userId, made));
    await note(tx, slug);
    return slug;
  });
  wakeRelay(deps.sql);
  return { slug };
}

/** What a start with VOCERO_DEMO=1 does. Without a demo there is still everybody's own work. */
export async function ensureDemo(deps: DemoDeps & Pick<Deps, 'log'>): Promise<void> {
  await loadDemoFor(deps, null).catch((error: unknown) =>
    deps.log.warn(
      { err: error },
      `the demo organisation ${demoOrganization.slug} could not be loaded; all else goes on`,
    ),
  );
}

type Made = Omit<NewDemo, 'slug'>;

async function loadShared(tx: Tx, made: Made): Promise<string> {
  const { slug } = demoOrganization;
  const present = await enterOrganization(tx, slug);
  if (present && !present.isDemo) throw new Problem(409, 'slug_taken');
  if (!present) await makeDemo(tx, { ...made, slug });
  return slug;
}

async function loadOwn(tx: Tx, userId: string, made: Made): Promise<string> {
  const own = await findDemoOf(tx, userId);
  if (own) return own.slug;
  const { slug: shared } = demoOrganization;
  const present = await enterOrganization(tx, shared);
  const isFree = present?.isDemo && !(await hasOthers(tx, { userId, madeUp }));
  const slug = present && !isFree ? await freeSlug(tx) : shared;
  if (!isFree) await makeDemo(tx, { ...made, slug });
  await ensureAdmin(tx, userId);
  return slug;
}

const madeUp = demoMembers.map((member) => member.email);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

async function freeSlug(tx: Tx): Promise<string> {
  for (;;) {
    const ending = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    const slug = `${demoOrganization.slug}-${ending}`;
    if (!(await isSlugTaken(tx, slug))) return slug;
  }
}
