import type { StagedRow } from '@vocero/sql/import-staging';
import { newCaseCode } from '../case-code.ts';
import { commentLength, reasonOtherLength } from '../contract/feedback.ts';
import type { ImportMapping, RefusalReason } from '../contract/imports.ts';
import { csvLine, unguarded } from '../csv-cells.ts';
import { normaliseLine, normaliseText } from '../normalise.ts';
import { customerRef } from '../prepare-feedback.ts';
import { redact } from '../redact.ts';
import type { Field } from './column-names.ts';
import type { Positions } from './columns.ts';
import { readDate } from './dates.ts';
import {
  readChannel,
  readKind,
  readLanguage,
  readType,
  reasonWords,
  type Reasons,
} from './read-values.ts';
import type { Row } from './rows.ts';

/** What the rows of one file are held against. */
export interface RowRules {
  mapping: ImportMapping;
  positions: Positions;
  /** How many columns there are. */
  width: number;
  reasons: Reasons;
  orgId: string;
  secret: string;
}

const LONGEST_ID = 200;
/** Characters of a refused cell that are kept. */
const LONGEST_RAW = 20_000;

/** A row as it will be stored, or as it is refused with the first thing that is wrong. */
export function checkRow(row: Row, rules: RowRules): StagedRow {
  try {
    return acceptRow(row, rules);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refused(row, refusal.reason);
    throw refusal;
  }
}

class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}

function acceptRow(row: Row, rules: RowRules): StagedRow {
  const { cells } = row;
  // A delimiter within an unquoted text would cut the text off unseen.
  if (cells.length > rules.width && cells.slice(rules.width).some((cell) => cell.trim() !== '')) {
    throw new Refusal('too_many_cells');
  }
  const cellOf = (field: Field) => {
    const position = rules.positions[field];
    return position === undefined ? '' : unguarded((cells[position] ?? '').trim());
  };
  const words = normaliseText(cellOf('text'));
  if (words.text === '') throw new Refusal('text_empty');
  if (words.text.length > commentLength) throw new Refusal('text_too_long');
  const { text, redacted } = redact(words.text);
  return {
    line: row.line,
    refusal: null,
    raw: null,
    channel: channelOf(cellOf('channel'), rules),
    text,
    original: redacted ? words.text : null,
    language: readLanguage(cellOf('language')),
    kind: kindOf(cellOf('kind'), rules),
    kindRuleId: null,
    ...typeOf(cellOf('type')),
    ...reasonOf(cellOf('reason'), cellOf('reasonOther'), rules),
    customerRef: customerOf(cellOf('customer'), rules),
    externalId: idOf(cellOf('externalId')),
    caseCode: newCaseCode(),
    sanitised: words.sanitised,
    occurredAt: dateOf(cellOf('occurredAt'), rules),
  };
}

function channelOf(cell: string, { mapping }: RowRules): string {
  if (cell === '') return mapping.defaultChannel;
  const channel = readChannel(cell);
  if (channel === undefined) throw new Refusal('channel_form');
  return channel;
}

function kindOf(cell: string, { mapping }: RowRules): string | null {
  if (cell === '') return mapping.defaultKind;
  const kind = readKind(cell);
  if (kind === undefined) throw new Refusal('kind_unknown');
  return kind;
}

/** Where the file does not say, the words of the comment do later. */
function typeOf(cell: string): Pick<StagedRow, 'type' | 'typeBy'> {
  if (cell === '') return { type: null, typeBy: null };
  const type = readType(cell);
  if (type === undefined) throw new Refusal('type_unknown');
  return { type, typeBy: 'person' };
}

/** The words for another reason stand only where the register's is not given. */
function reasonOf(cell: string, other: string, { reasons }: RowRules) {
  if (cell === '') return { reasonId: null, reasonOther: otherOf(other) };
  const id = reasons.get(reasonWords(cell));
  if (id === undefined) throw new Refusal('reason_unknown');
  return { reasonId: id, reasonOther: null };
}

function otherOf(cell: string): string | null {
  const words = normaliseLine(cell);
  if (words.length > reasonOtherLength) throw new Refusal('reason_other_too_long');
  return words === '' ? null : redact(words).text;
}

function customerOf(cell: string, { orgId, secret }: RowRules): string | null {
  const customer = normaliseLine(cell);
  if (customer === '') return null;
  if (customer.length > LONGEST_ID) throw new Refusal('customer_too_long');
  return customerRef(customer, orgId, secret);
}

function idOf(cell: string): string | null {
  const id = normaliseLine(cell);
  if (id.length > LONGEST_ID) throw new Refusal('external_id_too_long');
  return id === '' ? null : id;
}

function dateOf(cell: string, { mapping }: RowRules): string | null {
  if (cell === '') return null;
  const read = readDate(cell, mapping.dateOrder);
  if ('fault' in read) throw new Refusal(read.fault);
  return read.date;
}

function refused({ line, cells }: Row, refusal: RefusalReason): StagedRow {
  const kept = cells.map((cell) => normaliseText(cell.slice(0, LONGEST_RAW)).text);
  return {
    line,
    refusal,
    raw: csvLine(kept),
    channel: null,
    text: null,
    original: null,
    language: null,
    kind: null,
    kindRuleId: null,
    type: null,
    typeBy: null,
    reasonId: null,
    reasonOther: null,
    customerRef: null,
    externalId: null,
    caseCode: null,
    sanitised: false,
    occurredAt: null,
  };
}
