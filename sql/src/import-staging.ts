import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Tx } from './connect.ts';

/** One row of a file as text, ready to be stored or refused. */
export interface StagedRow {
  line: number;
  /** Why it is refused, with the row itself; all else is null then. */
  refusal: string | null;
  raw: string | null;
  channel: string | null;
  text: string | null;
  original: string | null;
  language: string | null;
  kind: string | null;
  /** The rule that suggested the kind; null: the file, or whoever imports it, says it. */
  kindRuleId: string | null;
  /** What it is, and whether the file says so or its words do. */
  type: string | null;
  typeBy: 'person' | 'words' | null;
  reasonId: string | null;
  reasonOther: string | null;
  customerRef: string | null;
  externalId: string | null;
  caseCode: string | null;
  sanitised: boolean;
  /** As PostgreSQL reads it in the session's time zone; null: now. */
  occurredAt: string | null;
}

/** Milliseconds in which the server takes a piece; a refused COPY would be waited for without end. */
const PATIENCE = 30_000;
const PIECE = 262_144;

/** A private table of texts that goes with the transaction. */
export async function createStaging(tx: Tx): Promise<void> {
  await tx`
    create temp table import_row (
      id uuid not null default public.new_id(), line text, refusal text, raw text, channel text,
      text text, original text, language text, kind text, kind_rule_id text, type text, type_by text, reason_id text,
      reason_other text, customer_ref text, external_id text, case_code text, sanitised text, occurred_at text
    ) on commit drop`;
}

export interface Staging {
  write: (rows: readonly StagedRow[]) => Promise<void>;
  /** All rows are in the table. */
  end: () => Promise<void>;
}

/**
 * Opens the table for rows.
 * @throws Error `CONNECTION_STALLED` when it takes nothing for half a minute: close the connection.
 */
export async function openStaging(tx: Tx, patience = PATIENCE): Promise<Staging> {
  const copy = await openCopy(tx, patience);
  return { write: (rows) => copy.write(copyLines(rows)), end: copy.end };
}

/**
 * Fills the table with what `copyLines` made of rows.
 * @throws Error as `openStaging` does.
 */
export async function fillStaging(tx: Tx, pieces: readonly string[]): Promise<void> {
  const copy = await openCopy(tx, PATIENCE);
  for (const piece of pieces) await copy.write(piece);
  await copy.end();
}

export async function emptyStaging(tx: Tx): Promise<void> {
  await tx`truncate import_row`;
}

/**
 * A COPY that the server refuses is never answered by the driver, so the rows are checked before, all
 * columns are text, and whoever waits gives up after a while.
 */
async function openCopy(tx: Tx, patience: number) {
  const stream = await tx`
    copy import_row (line, refusal, raw, channel, text, original, language, kind, kind_rule_id,
      type, type_by, reason_id, reason_other, customer_ref, external_id, case_code, sanitised, occurred_at)
    from stdin`.writable();
  let broken: Error | undefined;
  stream.on('error', (error: Error) => (broken = error));
  let buffer = '';

  const flush = async () => {
    if (broken) throw broken;
    const taken = stream.write(buffer);
    buffer = '';
    if (!taken) await within(patience, once(stream, 'drain'));
  };
  const write = async (piece: string) => {
    buffer += piece;
    if (buffer.length > PIECE) await flush();
  };
  const end = async () => {
    await flush();
    await within(patience, endOf(stream));
  };
  return { write, end };
}

async function endOf(stream: Writable): Promise<void> {
  stream.end();
  await finished(stream);
}

async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const stalled = new Error('the database takes no more rows');
    timer = setTimeout(
      () => reject(Object.assign(stalled, { code: 'CONNECTION_STALLED' })),
      patience,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Rows as COPY reads them. */
export const copyLines = (rows: readonly StagedRow[]): string => rows.map(copyLine).join('');

const copyLine = (row: StagedRow) =>
  `${row.line}\t${cell(row.refusal)}\t${cell(row.raw)}\t${cell(row.channel)}\t${cell(row.text)}\t` +
  `${cell(row.original)}\t${cell(row.language)}\t${cell(row.kind)}\t${cell(row.kindRuleId)}\t` +
  `${cell(row.type)}\t${cell(row.typeBy)}\t` +
  `${cell(row.reasonId)}\t${cell(row.reasonOther)}\t${cell(row.customerRef)}\t` +
  `${cell(row.externalId)}\t${cell(row.caseCode)}\t${row.sanitised}\t${cell(row.occurredAt)}\n`;

const SPECIAL = /[\\\n\r\t]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** COPY's text format: tabs between cells, `\N` for null. */
function cell(value: string | null): string {
  if (value === null) return '\\N';
  return value.replace(SPECIAL, (character) => escapes[character]!);
}

/** How many of the rows in the table would be stored: the first of each external id, if it is new. */
export async function countNew(tx: Tx): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*) filter (where external_id is null)::int +
      count(distinct external_id) filter (where not exists (select from feedback
        where feedback.org_id = app_org() and feedback.external_id = import_row.external_id))::int
        as count
    from import_row where refusal is null`;
  return row.count;
}
