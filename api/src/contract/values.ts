import { z } from 'zod';
import { locales, type Locale } from './locales.ts';

export { locales, type Locale };

export const Id = z.uuid();
export const IdParams = z.strictObject({ id: Id });

export const LocaleName = z.enum(locales);

export const Names = z
  .partialRecord(LocaleName, z.string().trim().min(1).max(120))
  .refine((names) => Object.keys(names).length > 0, 'name_missing');
export type Names = z.infer<typeof Names>;

/** An instant in ISO 8601, between 1900 and 2200. Answers are always UTC. */
export const Instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(
    (text) => isBetween(Date.parse(text), Date.UTC(1900), Date.UTC(2200)),
    'date_out_of_range',
  );

/** A calendar day, `2026-03-31`, between 1900 and 2200. */
export const Day = z.iso
  .date({ abort: true })
  .refine((day) => isBetween(day, '1900', '2200'), 'date_out_of_range');

const isBetween = <T extends number | string>(value: T, first: T, end: T) =>
  value >= first && value < end;

/** Where the contact happened. Open vocabulary: known ones are translated, others shown as sent. */
export const Channel = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'channel_form');
export const knownChannels = [
  'survey',
  'form',
  'agent',
  'email',
  'phone',
  'sms',
  'chat',
  'poster',
  'qr',
  'link',
  'card',
  'kiosk',
  'widget',
  'import',
] as const;

/**
 * Why the contact exists: we caused it, we did not keep our word, a one-line question, or a contact
 * that is worth having.
 */
export const kinds = ['avoidable', 'repeat', 'simple', 'valued'] as const;
export const Kind = z.enum(kinds);
export type Kind = z.infer<typeof Kind>;

/** What a comment is: something is wrong, something is good, a question, how it could be better. */
export const types = ['complaint', 'praise', 'question', 'idea'] as const;
export const CommentType = z.enum(types);
export type CommentType = z.infer<typeof CommentType>;

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of a list. `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Words that are the whole answer of an act that can be taken back. */
export const Acted = z.object({ eventId: Id.nullable() });
export type Acted = z.infer<typeof Acted>;
