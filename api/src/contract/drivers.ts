import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Day } from './values.ts';

/** What contacts are counted per 100 of, such as orders or visits, in so many days. */
export const DriverAmount = z.strictObject({
  firstDay: Day,
  days: z.int().min(1).max(366),
  amount: z.number().min(0).max(1e12),
});
export type DriverAmount = z.infer<typeof DriverAmount>;

/** Why a line of a file is refused. */
export const driverRefusals = [
  'cells',
  'date_form',
  'date_out_of_range',
  'ends_before',
  'too_long',
  'amount_form',
  'overlaps',
] as const;
export type DriverRefusal = (typeof driverRefusals)[number];

/** What a file says, and the lines that cannot be read: 1-based, with their cells. */
export const DriverFile = z.object({
  amounts: z.array(DriverAmount),
  refusals: z.array(z.object({ line: z.int(), reason: z.enum(driverRefusals), raw: z.string() })),
});
export type DriverFile = z.infer<typeof DriverFile>;

/** CSV with a day and an amount in each line, or a first day, a last day and an amount. */
const DriverCsv = z.strictObject({ csv: z.string().min(1).max(1_000_000) });

export const listDrivers = endpoint({
  method: 'get',
  path: '/api/v1/drivers',
  summary: 'Orders or visits by period, newest first: those with a day in this span',
  access: members(roles),
  query: z.object({ from: Day, until: Day }),
  answer: z.object({ items: z.array(DriverAmount) }),
});

export const putDriver = endpoint({
  method: 'put',
  path: '/api/v1/drivers/{firstDay}',
  summary: 'Say how many orders or visits there were from this day on; periods never overlap',
  access: members(managers),
  params: z.strictObject({ firstDay: Day }),
  body: DriverAmount.omit({ firstDay: true }),
  answer: DriverAmount,
});

export const deleteDriver = endpoint({
  method: 'delete',
  path: '/api/v1/drivers/{firstDay}',
  summary: 'Forget the period that begins on this day',
  access: members(managers),
  params: z.strictObject({ firstDay: Day }),
  status: 204,
});

export const checkDrivers = endpoint({
  method: 'post',
  path: '/api/v1/drivers/check',
  summary: 'What a CSV file of amounts says, and its refused lines; stores nothing',
  access: members(managers),
  body: DriverCsv,
  answer: DriverFile,
});

export const importDrivers = endpoint({
  method: 'post',
  path: '/api/v1/drivers/import',
  summary: 'Store the amounts of a CSV file: all of them, or none where a line is refused',
  access: members(managers),
  body: DriverCsv,
  answer: z.object({ stored: z.int() }),
});
