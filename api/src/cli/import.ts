import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inOrganization } from '@vocero/sql/connect';
import { findImport, type Import } from '@vocero/sql/imports';
import type { Command } from 'commander';
import { z } from 'zod';
import { operatorAudit } from '../audit.ts';
import { ImportMapping } from '../contract/imports.ts';
import { checkImport } from '../import/check.ts';
import { positionsOf } from '../import/columns.ts';
import { ImportFailure } from '../import/failure.ts';
import { resumeImport } from '../import/keep.ts';
import { previewImport } from '../import/preview.ts';
import { beginImport, runImport } from '../import/run.ts';
import { discardUpload, uploadImport } from '../import/upload.ts';
import { checked } from './checked.ts';
import { organizationOf, withContext, type Context } from './context.ts';
import { answer, CommandError, note } from './output.ts';

const column = z.string().trim().min(1).optional();

const Options = z.object({
  org: z.string(),
  text: column,
  channel: ImportMapping.shape.defaultChannel.removeDefault().optional(),
  channelColumn: column,
  receivedAt: column,
  externalId: column,
  language: column,
  reason: column,
  reasonOther: column,
  kind: column,
  customer: column,
  delimiter: z
    .preprocess((text) => (text === 'tab' ? '\t' : text), ImportMapping.shape.delimiter)
    .optional(),
  encoding: ImportMapping.shape.encoding.optional(),
  header: z.boolean().optional(),
  quotes: z.boolean().optional(),
  dateOrder: ImportMapping.shape.dateOrder.removeDefault().optional(),
  check: z.boolean().default(false),
  wait: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

const COLUMN = 'column by its name or 1-based number';

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('import a CSV file and wait until it is stored; what is not said is detected')
    .argument('<file>', 'CSV or tab-separated text')
    .requiredOption('--org <slug>', 'the organisation')
    .option('--text <column>', `what was said: ${COLUMN}`)
    .option('--channel <name>', 'where all of it was said, such as phone')
    .option('--channel-column <column>', `where each was said: ${COLUMN}`)
    .option('--received-at <column>', `when it was said: ${COLUMN}`)
    .option('--external-id <column>', `the id by which nothing is stored twice: ${COLUMN}`)
    .option('--language <column>', `its language: ${COLUMN}`)
    .option('--reason <column>', `contact reason: ${COLUMN}`)
    .option('--reason-other <column>', `words for a reason that is not in the register: ${COLUMN}`)
    .option('--kind <column>', `kind of contact: ${COLUMN}`)
    .option('--customer <column>', `who said it: ${COLUMN}`)
    .option('--delimiter <character>', 'between cells: , ; | or tab')
    .option('--encoding <name>', `one of ${ImportMapping.shape.encoding.options.join(', ')}`)
    .option('--header', 'the first row names the columns')
    .option('--no-header', 'the first row is a comment like the others')
    .option('--quotes', 'cells may stand in double quotes')
    .option('--no-quotes', 'a quote is a character like any other')
    .option('--date-order <order>', 'of dates such as 03/04/2026: dmy, mdy or iso')
    .option('--check', 'count only, store nothing')
    .option('--wait', 'wait until the engine has read all of it, too')
    .action(async (file: string, _options: unknown, command: Command) => {
      const given = command.optsWithGlobals<{ json?: boolean }>();
      const options = checked(Options, given);
      const result = await withContext((context) => importFile(context, file, options));
      answer(given.json === true, result, inWords(result));
    });
}

interface Result {
  id?: string;
  total: number;
  accepted: number;
  duplicate: number;
  refused: number;
  placed?: number;
}

/** What was not imported is not kept: the operator has the file. */
async function importFile(context: Context, file: string, options: Options): Promise<Result> {
  const { sql } = context;
  const { id: orgId } = await organizationOf(sql, options.org);
  const upload = { orgId, fileName: basename(file), createdBy: null, body: open(file) };
  const { id: importId, mapping: detected } = await uploadImport(sql, upload);
  const place = { orgId, importId };
  let isStored = false;
  try {
    const mapping = await mappingFor(context, place, detected, options);
    note(
      `Text: column ${mapping.text}, ${mapping.encoding}, ${mapping.header ? 'with' : 'no'} header`,
    );
    if (options.check) return await count(context, place, mapping);
    const done = await store(context, place, mapping, options.wait);
    isStored = true;
    return done;
  } finally {
    if (!isStored) await discardUpload(sql, orgId, importId);
  }
}

interface Place {
  orgId: string;
  importId: string;
}

async function count(context: Context, { orgId, importId }: Place, mapping: ImportMapping) {
  const { refusals: _, ...counts } = await checkImport(context, orgId, importId, mapping);
  return counts;
}

async function store(context: Context, place: Place, mapping: ImportMapping, wait: boolean) {
  const run = await beginImport(context, { ...place, mapping }, operatorAudit);
  if (run) await runImport(context, run);
  const stored = await settled(context, place, (found) => found.state !== 'running');
  if (stored.state === 'failed') throw new ImportFailure(codeOf(stored), stored.errorLine);
  const done = wait
    ? await settled(context, place, (found) => found.placed >= found.accepted)
    : stored;
  const { total, accepted, duplicate, refused, placed } = done;
  return { id: place.importId, total, accepted, duplicate, refused, ...(wait ? { placed } : {}) };
}

/** Relative to where the operator stands, not to where the launcher runs. */
async function* open(file: string): AsyncGenerator<Buffer> {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  try {
    yield* createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new CommandError(`${file} cannot be read (${code}).`);
  }
}

/** What was detected, with what the operator says in its place. */
async function mappingFor(
  { sql }: Context,
  { orgId, importId }: Place,
  detected: ImportMapping,
  options: Options,
): Promise<ImportMapping> {
  const { delimiter, encoding, header, quotes } = { ...detected, ...definedOf(options) };
  const cut = { ...detected, delimiter, encoding, header, quotes };
  const { mapping, columns } = await previewImport(sql, orgId, importId, cut);
  const wanted: ImportMapping = {
    ...mapping,
    text: options.text ?? mapping.text,
    channel: options.channelColumn ?? (options.channel === undefined ? mapping.channel : null),
    defaultChannel: options.channel ?? mapping.defaultChannel,
    occurredAt: options.receivedAt ?? mapping.occurredAt,
    externalId: options.externalId ?? mapping.externalId,
    language: options.language ?? mapping.language,
    reason: options.reason ?? mapping.reason,
    reasonOther: options.reasonOther ?? mapping.reasonOther,
    kind: options.kind ?? mapping.kind,
    customer: options.customer ?? mapping.customer,
    dateOrder: options.dateOrder ?? mapping.dateOrder,
  };
  positionsOf(wanted, columns);
  return wanted;
}

const definedOf = ({ delimiter, encoding, header, quotes }: Options) =>
  Object.fromEntries(
    Object.entries({ delimiter, encoding, header, quotes }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Partial<Pick<ImportMapping, 'delimiter' | 'encoding' | 'header' | 'quotes'>>;

/**
 * Another process may have taken the import up meanwhile: it is waited for. An interrupted one is
 * taken up here when no other process has done so.
 */
async function settled(
  context: Context,
  place: Place,
  isSettled: (found: Import) => boolean,
): Promise<Import> {
  for (;;) {
    const found = await inOrganization(context.sql, place.orgId, (tx) =>
      findImport(tx, place.importId),
    );
    if (!found) throw new CommandError('The import has been removed meanwhile.');
    if (isSettled(found)) return found;
    if (found.state === 'running') await resumeImport(context, place);
    await sleep(200);
  }
}

const codeOf = (failed: Import) => (failed.error ?? 'internal') as ImportFailure['code'];

function inWords({ id, total, accepted, duplicate, refused, placed }: Result): string {
  const lines = [
    `${total} rows: ${accepted} ${id ? 'stored' : 'good'}, ${duplicate} there already, ${refused} refused.`,
    ...(refused > 0 && id
      ? ['The refused rows can be downloaded from the page of the import.']
      : []),
    ...(placed === undefined ? [] : [`The engine has read ${placed}.`]),
  ];
  return lines.join('\n');
}
