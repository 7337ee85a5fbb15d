import postgres from 'postgres';
import { connect } from './connect.ts';

const MISSING = '3D000';
const EXISTS = '42P04';

/** Creates the database an address names, if the server has none of that name. */
export async function ensureDatabase(ownerUrl: string): Promise<void> {
  if (await exists(ownerUrl)) return;
  const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const server = connect(Object.assign(new URL(ownerUrl), { pathname: 'postgres' }).href, {
    name: 'vocero create database',
    poolSize: 1,
    statementTimeout: 0,
  });
  try {
    await server`create database ${server(name)} encoding 'UTF8' template template0`;
  } catch (error) {
    if (codeOf(error) !== EXISTS) throw error; // another process was quicker
  } finally {
    await server.end({ timeout: 5 });
  }
}

async function exists(url: string): Promise<boolean> {
  const sql = connect(url, { name: 'vocero look for database', poolSize: 1 });
  try {
    await sql`select`;
    return true;
  } catch (error) {
    if (codeOf(error) === MISSING) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError ? error.code : undefined;
}
