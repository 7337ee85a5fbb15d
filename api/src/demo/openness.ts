import type { Tx } from '@vocero/sql/connect';
import { replaceOpeningHours, type Spans } from '@vocero/sql/opening-hours';
import { insertEntry, publishVersion, readEntry, setReview } from '@vocero/sql/public-entries';
import { writePublicPage } from '@vocero/sql/public-pages';
import { openPages } from '../contract/openness.ts';
import type { Locale } from '../contract/values.ts';
import { docOf } from '../entry-answer.ts';
import type { MadeTheme } from './make-themes.ts';
import { publicCards } from './openness-cards.ts';
import { publicParts } from './openness-parts.ts';
import type { DemoWorld } from './world.ts';

/** Something that the demo says in public, as it is written. */
export interface DemoEntry {
  page: 'said' | 'promises' | 'how' | 'ideas';
  topic: string;
  title: Record<Locale, string>;
  text?: Record<Locale, string>;
  /** Key of a theme of the demo. */
  theme?: string;
  days?: number;
  isDraft?: true;
}

const office: Spans = [[480, 1200]];
const morning: Spans = [[540, 840]];

/** The firm says in public what it did, what it promises, how it works and when it is there. */
export async function speakInPublic(
  tx: Tx,
  themes: readonly MadeTheme[],
  { members }: DemoWorld,
): Promise<void> {
  for (const entry of [...publicCards, ...publicParts]) {
    await writeEntry(tx, entry, { themes, members });
  }
  for (const page of openPages) {
    await writePublicPage(tx, {
      ...{ page, isPublished: true, formId: null },
      memberId: members.lucia,
    });
  }
  await replaceOpeningHours(tx, [
    { channel: 'phone', week: [office, office, office, office, office, morning, []], days: [] },
    { channel: 'chat', week: [office, office, office, office, morning, [], []], days: [] },
  ]);
}

async function writeEntry(
  tx: Tx,
  { page, topic, title, text, theme, days, isDraft }: DemoEntry,
  { themes, members }: Pick<DemoWorld, 'members'> & { themes: readonly MadeTheme[] },
): Promise<void> {
  const locales = Object.keys(title) as Locale[];
  const words = Object.fromEntries(
    locales.map((each) => [each, { title: title[each], ...(text && { text: text[each] }) }]),
  );
  const themeId = themes.find(({ demo }) => demo.key === theme)?.row.id ?? null;
  const facts = { page, topic, words, toldOn: null, days: days ?? null, url: null, themeId };
  const id = await insertEntry(tx, {
    facts: { ...facts, showsEffect: themeId !== null },
    ...{ writtenBy: members.marta, repeatsComment: false },
  });
  if (isDraft) return;
  await setReview(tx, id);
  const entry = (await readEntry(tx, id))!; // just written
  await publishVersion(tx, entry, docOf(entry), members.lucia);
}
