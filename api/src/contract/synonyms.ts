import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { longestSynonymLine, mostSynonymGroups, readSynonymLine } from './synonym-line.ts';
import { Instant } from './values.ts';

/** One group of words for one thing, written as `synonym-line.ts` says. */
export const SynonymLine = z
  .string()
  .max(longestSynonymLine)
  .superRefine((line, context) => {
    const group = readSynonymLine(line);
    if (typeof group === 'string') context.addIssue({ code: 'custom', message: group });
  });

/** Two groups of one name would be one group. */
function refuseSameIds(lines: readonly string[], context: z.RefinementCtx) {
  const seen = new Set<string>();
  lines.forEach((line, at) => {
    const group = readSynonymLine(line);
    if (typeof group === 'string' || group.id === null) return;
    if (seen.has(group.id)) {
      context.addIssue({ code: 'custom', message: 'synonym_twice', path: [at] });
    }
    seen.add(group.id);
  });
}

export const Synonyms = z.object({
  /** One group each, in their order. */
  lines: z.array(z.string()),
  /** 0 before anything was saved. */
  version: z.int(),
  updatedAt: Instant.nullable(),
  /** Who saved it last. */
  updatedBy: z.string().nullable(),
});
export type Synonyms = z.infer<typeof Synonyms>;

export const readSynonyms = endpoint({
  method: 'get',
  path: '/api/v1/synonyms',
  summary: 'The words that the organisation uses for one thing, in any language',
  access: members(roles),
  answer: Synonyms,
});

/** `version` is the one that was read: another person's change in between is refused with 409. */
export const saveSynonyms = endpoint({
  method: 'put',
  path: '/api/v1/synonyms',
  summary: 'Save the whole list; the themes are learned again with it',
  access: members(managers),
  body: z.strictObject({
    version: z.int().min(0),
    lines: z.array(SynonymLine).max(mostSynonymGroups).superRefine(refuseSameIds),
  }),
  answer: Synonyms,
});
