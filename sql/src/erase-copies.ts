import type { Tx } from './connect.ts';
import { copyPatterns, wordsOf, type Traces } from './copy-patterns.ts';
import { ERASED } from './erasures.ts';
import type { Subject } from './erase-subject.ts';
import { copiedColumns, engineColumns, type Columns } from './personal-data.ts';

/** Who they are and what they said, as long as it is still there to be read. */
export async function readTraces(tx: Tx, subject: Subject): Promise<Traces> {
  const { personId, feedbackIds } = subject;
  const [who] = await tx<[{ names: string[] }]>`
    select coalesce(array_agg(distinct trace), '{}') as names from (
      select unnest(array[name, email, phone, chat, customer_ref]) as trace from person
      where org_id = app_org() and id = ${personId}
      union all select unnest(array[name, email, phone]) from contact
      where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[])
      union all select customer_ref from feedback
      where org_id = app_org() and id = any(${feedbackIds}::uuid[])) as known
    where trace is not null`;
  const [said] = await tx<[{ texts: string[] }]>`
    select coalesce(array_agg(distinct text), '{}') as texts from (
      select text from feedback where org_id = app_org() and id = any(${feedbackIds}::uuid[])
      union all select text from feedback_original
      where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[])
      union all select reason_other from feedback
      where org_id = app_org() and id = any(${feedbackIds}::uuid[])
      union all select given.value from feedback
        cross join lateral jsonb_each(answers) as each
        cross join lateral jsonb_array_elements_text(each.value) as given
      where org_id = app_org() and id = any(${feedbackIds}::uuid[])
      union all select text from case_entry
      where org_id = app_org() and by = 'customer' and case_id = any(${subject.caseIds}::uuid[])
      ) as words
    where text <> ''`;
  return { names: who.names, texts: said.texts };
}

/** Takes out what was copied elsewhere of who they are and what they said. */
export async function eraseCopies(tx: Tx, traces: Traces): Promise<number> {
  const patterns = copyPatterns(traces);
  if (patterns.length === 0) return 0;
  await eraseFiles(tx, traces.names);
  await tx`
    delete from transcript_speaker
    where org_id = app_org() and lower(name) = any(${traces.names.map((n) => n.toLowerCase())})`;
  await tx`
    update unmatched_reply set sender = ${ERASED}, text = ${ERASED},
      settled_at = coalesce(settled_at, now())
    where org_id = app_org() and sender ~* ${anyOf(patterns)}`;
  await eraseRefused(tx, patterns);
  await eraseFromSearch(tx, traces.names);
  return replaceIn(tx, copiedColumns, patterns);
}

/** A line that was refused is all of one person: nothing of it stays. */
async function eraseRefused(tx: Tx, patterns: readonly string[]): Promise<void> {
  await tx`
    update import_refusal set raw = ${ERASED}
    where org_id = app_org() and raw ~* ${anyOf(patterns)}`;
}

/** Solutions are searched by words of their own making. */
async function eraseFromSearch(tx: Tx, names: readonly string[]): Promise<void> {
  const words = wordsOf(names);
  await tx`
    update solution_text set words = ts_delete(words, ${words}::text[])
    where org_id = app_org() and tsvector_to_array(words) && ${words}::text[]`;
}

/**
 * Words that nobody else says, where the engine made them part of a name or of what it shows of a
 * theme. To be called when what they said is gone.
 */
export async function eraseOwnWords(tx: Tx, subject: Subject, traces: Traces): Promise<void> {
  const words = await ownWords(tx, subject.feedbackIds, wordsOf(traces.texts));
  if (words.length === 0) return;
  await tx`
    update theme set terms = array(
      select term from unnest(terms) with ordinality as t (term, place)
      where not lower(term) = any(${words}) order by place)
    where org_id = app_org() and lower(terms::text)::text ~ ${anyOf(words)}`;
  const alone = words.map((word) => `(?<![[:alnum:]])${word}(?![[:alnum:]])`);
  await replaceIn(tx, engineColumns, alone);
}

async function ownWords(tx: Tx, feedbackIds: readonly string[], words: readonly string[]) {
  if (words.length === 0) return [];
  const rows = await tx<{ word: string }[]>`
    with shown as materialized (
      select distinct word from theme t
        cross join lateral regexp_split_to_table(
          lower(t.label || ' ' || coalesce(t.auto_label, '') || ' ' || array_to_string(t.terms, ' ')),
          '[^[:alnum:]]+') as word
      where t.org_id = app_org())
    select word from shown
    where word = any(${[...words]}) and not exists (
      select from feedback f
      where f.org_id = app_org() and f.id <> all(${[...feedbackIds]}::uuid[])
        and f.text ilike '%' || word || '%')
    limit 500`;
  return rows.map(({ word }) => word);
}

const anyOf = (patterns: readonly string[]) => `(${patterns.join('|')})`;

/** Column by column, in rows that have one of them alone. */
async function replaceIn(tx: Tx, columns: Columns, patterns: readonly string[]): Promise<number> {
  const any = anyOf(patterns);
  let replaced = 0;
  for (const [table, names] of Object.entries(columns)) {
    for (const { name, type } of await thereOf(tx, table, names)) {
      const { count } = await tx`
        update ${tx(table)} set ${tx(name)} =
          without_copies(${tx(name)}::text, ${[...patterns]})::${tx(type)}
        where org_id = app_org() and ${tx(name)}::text ~* ${any}`;
      replaced += count;
    }
  }
  return replaced;
}

/** Those of these columns that there are, with what they hold. */
function thereOf(tx: Tx, table: string, names: readonly string[]) {
  return tx<{ name: string; type: 'text' | 'jsonb' }[]>`
    select column_name::text as name, data_type::text as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and column_name = any(${[...names]})
      and data_type in ('text', 'jsonb')`;
}

/** Files that were handed over and not read in: what is in them would come back. */
async function eraseFiles(tx: Tx, names: readonly string[]): Promise<void> {
  const needles = names.filter((name) => name.length >= 6);
  if (needles.length === 0) return;
  const rows = await tx<{ importId: string }[]>`
    select distinct f.import_id from import_file f
      left join import i on i.org_id = f.org_id and i.id = f.import_id
    where f.org_id = app_org() and coalesce(i.state, 'failed') in ('uploaded', 'failed')
      and exists (select from unnest(${needles}::text[]) as needle
        where position(convert_to(needle, 'UTF8') in f.bytes) > 0)`;
  const ids = rows.map(({ importId }) => importId);
  await tx`delete from import where org_id = app_org() and id = any(${ids}::uuid[])
    and state = 'uploaded'`;
  await tx`delete from import_file where org_id = app_org() and import_id = any(${ids}::uuid[])`;
}
