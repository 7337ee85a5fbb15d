import type { Tx } from './connect.ts';

/** A person's account, in the sign-in library's own tables. */
export async function findUserByEmail(tx: Tx, email: string) {
  const [row] = await tx<{ id: string; name: string; passwordHash: string | null }[]>`
    select u.id, u.name, a.password as password_hash
    from auth."user" u
    left join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
    where u.email = ${email.toLowerCase()}`;
  return row;
}

/** Makes an account with a password. The same transaction makes the person a member. */
export async function insertUser(
  tx: Tx,
  user: { id: string; name: string; email: string; passwordHash: string },
) {
  await tx`
    insert into auth."user" (id, name, email, "emailVerified")
    values (${user.id}, ${user.name}, ${user.email.toLowerCase()}, false)`;
  await tx`
    insert into auth.account (id, "accountId", "providerId", "userId", password)
    values (${`${user.id}-password`}, ${user.id}, 'credential', ${user.id}, ${user.passwordHash})`;
}
