import { z } from 'zod';
import { endpoint, managers, members } from './endpoint.ts';
import { Channel, Id, IdParams, Instant, Kind } from './values.ts';

/** Why a file as a whole could not be imported. */
export const importErrors = [
  'file_empty',
  'not_text',
  'column_missing',
  'quote_unclosed',
  'row_too_long',
  'interrupted',
  'internal',
] as const;
export type ImportError = (typeof importErrors)[number];

/** Why a row was refused. */
export const refusalReasons = [
  'text_empty',
  'text_too_long',
  'too_many_cells',
  'date_form',
  'date_out_of_range',
  'channel_form',
  'reason_unknown',
  'reason_other_too_long',
  'kind_unknown',
  'type_unknown',
  'external_id_too_long',
  'customer_too_long',
  'transcript_unreadable',
  'transcript_too_long',
  'speakers_unknown',
  'customer_silent',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Which column holds what: column names, or 1-based numbers as text where there is no header. */
export const ImportMapping = z.strictObject({
  text: z.string(),
  channel: z.string().nullable().default(null),
  occurredAt: z.string().nullable().default(null),
  externalId: z.string().nullable().default(null),
  language: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
  /** Words for a reason that is not in the register. */
  reasonOther: z.string().nullable().default(null),
  kind: z.string().nullable().default(null),
  type: z.string().nullable().default(null),
  customer: z.string().nullable().default(null),
  /** The channel of rows without a channel column. */
  defaultChannel: Channel.default('import'),
  defaultKind: Kind.nullable().default(null),
  delimiter: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'windows-1250', 'windows-1252', 'utf-16le', 'utf-16be']),
  /** Whether cells may stand in double quotes; where not, a quote is a character like any other. */
  quotes: z.boolean().default(true),
  header: z.boolean(),
  /** Order of day and month in dates such as 03/04/2026. */
  dateOrder: z.enum(['iso', 'dmy', 'mdy']).default('iso'),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export const ImportCounts = z.object({
  total: z.int(),
  accepted: z.int(),
  duplicate: z.int(),
  refused: z.int(),
});

export const Import = ImportCounts.extend({
  id: Id,
  fileName: z.string(),
  state: z.enum(['uploaded', 'running', 'done', 'failed', 'undone']),
  /** What went wrong, when it failed, and on which line of the file, if that can be said. */
  error: z.enum(importErrors).nullable(),
  errorLine: z.int().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  createdBy: z.string().nullable(),
  /** Of the accepted comments, how many the engine has read so far. */
  placed: z.int(),
});
export type Import = z.infer<typeof Import>;

export const ImportPreview = z.object({
  mapping: ImportMapping,
  columns: z.array(z.string()),
  /** The first 20 rows, cell by cell. */
  rows: z.array(z.array(z.string())),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** The file itself is sent as the body of `POST /api/v1/imports?fileName=…`, which answers this. */
export const UploadedImport = ImportPreview.extend({ id: Id });

export const listImports = endpoint({
  method: 'get',
  path: '/api/v1/imports',
  summary: 'Imports, newest first',
  access: members(managers),
  answer: z.object({ items: z.array(Import) }),
});

export const readImport = endpoint({
  method: 'get',
  path: '/api/v1/imports/{id}',
  summary: 'One import and how far it is',
  access: members(managers),
  params: IdParams,
  answer: Import,
});

export const previewImport = endpoint({
  method: 'post',
  path: '/api/v1/imports/{id}/preview',
  summary: 'The first rows as this mapping reads them; null: as the file looks',
  access: members(managers),
  params: IdParams,
  body: ImportMapping.nullable(),
  answer: ImportPreview,
});

export const checkImport = endpoint({
  method: 'post',
  path: '/api/v1/imports/{id}/check',
  summary: 'Dry run: reads the whole file, stores nothing, counts',
  access: members(managers),
  params: IdParams,
  body: ImportMapping,
  answer: ImportCounts.extend({
    /** The first refused rows. */
    refusals: z.array(z.object({ line: z.int(), reason: z.enum(refusalReasons), raw: z.string() })),
  }),
});

export const startImport = endpoint({
  method: 'post',
  path: '/api/v1/imports/{id}/start',
  summary: 'Import the file in the background: all good rows, or nothing',
  access: members(managers),
  params: IdParams,
  body: ImportMapping,
  status: 202,
  answer: Import,
});

export const undoImport = endpoint({
  method: 'post',
  path: '/api/v1/imports/{id}/undo',
  summary: 'Remove everything that this import brought in',
  access: members(managers),
  params: IdParams,
  answer: Import,
});
