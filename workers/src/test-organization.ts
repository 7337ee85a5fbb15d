import { randomBytes } from 'node:crypto';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';

export interface TestOrganization {
  orgId: string;
  /** Stores a comment and what must happen to it, as the intake does; returns its id. */
  receive: (text: string) => Promise<string>;
  /** The same for many at once, each once for its key however often it is sent. */
  receiveAll: (keys: readonly string[], text: string) => Promise<void>;
  /** Stores the comments of an import, as one transaction; returns the import's id. */
  import: (texts: readonly string[]) => Promise<string>;
}

/** An organisation of a test's own, filled past the API. */
export async function testOrganization(owner: Sql, sql: Sql): Promise<TestOrganization> {
  const [row] = await owner<{ id: string }[]>`
    insert into organization (slug, name) values (${`t-${nonce()}`}, 'Test') returning id`;
  const orgId = row!.id;
  return {
    orgId,
    receive: (text) =>
      inOrganization(sql, orgId, async (tx) => {
        const [comment] = await tx<{ id: string }[]>`
          insert into feedback (org_id, channel, text, case_code)
          values (${orgId}, 'api', ${text}, ${nonce()}) returning id`;
        await appendOutbox(tx, 'feedback.received', comment!.id);
        return comment!.id;
      }),
    receiveAll: (keys, text) =>
      inOrganization(sql, orgId, async (tx) => {
        await tx`
          with stored as (
            insert into feedback (org_id, channel, text, case_code, external_id)
            select ${orgId}, 'api', ${text} || ' ' || key, key, key
            from unnest(${keys}::text[]) as key
            on conflict (org_id, external_id) where external_id is not null do nothing
            returning id)
          insert into outbox (org_id, topic, subject_id)
          select ${orgId}, 'feedback.received', id from stored`;
      }),
    import: (texts) =>
      inOrganization(sql, orgId, async (tx) => {
        const [file] = await tx<{ id: string }[]>`
          insert into import (org_id, file_name, state, total, accepted)
          values (${orgId}, 'test.csv', 'done', ${texts.length}, ${texts.length}) returning id`;
        await tx`
          insert into feedback (org_id, channel, text, case_code, import_id)
          select ${orgId}, 'import', text, ${nonce()} || '-' || n, ${file!.id}
          from unnest(${texts}::text[]) with ordinality as line (text, n)`;
        await appendOutbox(tx, 'import.finished', file!.id);
        return file!.id;
      }),
  };
}

const nonce = () => randomBytes(6).toString('hex');
