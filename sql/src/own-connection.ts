import { connect, inOrganization, type Tx } from './connect.ts';

export interface OwnTransaction {
  tx: Tx;
  /** Ends the work at once with this error, also when the database no longer answers. */
  abort: (error: Error) => void;
}

/**
 * One long transaction on the data of an organisation, on a connection of its own, without a limit
 * on the time of a statement. When the work fails, the connection is cut: taking back in order would
 * wait behind whatever the connection was in the middle of.
 */
export async function inOwnTransaction<T>(
  url: string,
  { name, orgId }: { name: string; orgId: string },
  work: (own: OwnTransaction) => Promise<T>,
): Promise<T> {
  const sql = connect(url, { name, poolSize: 1, statementTimeout: 0 });
  let abort: (error: Error) => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => (abort = reject));
  const done = inOrganization(sql, orgId, (tx) =>
    work({ tx, abort }).catch((error: Error) => {
      abort(error);
      throw error;
    }),
  );
  try {
    return await Promise.race([aborted, done]);
  } finally {
    await sql.end({ timeout: 0 });
  }
}
