import type { Tx } from '@vocero/sql/connect';
import { insertPastMessage } from '@vocero/sql/demo-history';
import {
  insertPastPraise,
  insertPastRecognitions,
  writePastThanks,
  writePastTypes,
} from '@vocero/sql/demo-praise';
import type { Locale } from '../contract/values.ts';
import { suggestedType } from '../suggest-type.ts';
import { uuid7 } from '../uuid7.ts';
import type { MadeComment } from './make-comments.ts';
import type { MadeTheme } from './make-themes.ts';
import { demoMembers, demoPeople } from './organization.ts';
import { daysBefore, readAt, type DemoWorld } from './world.ts';
import { spoken } from './spoken.ts';

const HOUR = 3_600_000;

interface Past {
  comments: readonly MadeComment[];
  themes: readonly MadeTheme[];
}

/** What comments are, whom they praise, and the thanks after contacts fell. */
export async function praiseInDemo(tx: Tx, past: Past, world: DemoWorld): Promise<void> {
  const types = past.comments.flatMap(({ comment, row }) => {
    const { type } = suggestedType(comment.text, comment.kind);
    return type ? [{ id: row.id, type }] : [];
  });
  await writePastTypes(tx, types);
  await praiseMembers(tx, past.comments, world);
  await thankInDemo(tx, past.themes, world);
}

/** Emina, whose name stands in it, and Adnan for the newest praise of his technicians. */
async function praiseMembers(tx: Tx, comments: readonly MadeComment[], world: DemoWorld) {
  const { members, now } = world;
  const emina = demoMembers.find(({ email }) => email === demoPeople.emina)!.name;
  const named = comments.find(({ comment }) => comment.text.includes(emina));
  const newest = comments
    .filter(
      ({ comment: { theme, text, kind } }) =>
        theme === 'praise-technician' && suggestedType(text, kind).type === 'praise',
    )
    .toSorted((a, b) => a.comment.daysAgo - b.comment.daysAgo)[0];
  const praises = [
    { praised: named, memberId: members.emina, namedBy: null },
    { praised: newest, memberId: members.adnan, namedBy: members.lucia },
  ];
  for (const { praised, memberId, namedBy } of praises) {
    if (!praised) throw new Error('the demo praises somebody in no comment');
    const at = new Date(Math.min(praised.row.occurredAt.getTime() + HOUR, now.getTime()));
    const messageId = uuid7(at.getTime());
    const feedbackId = praised.row.id;
    await insertPastPraise(tx, {
      ...{ feedbackId, memberId, namedBy, messageId },
      ...{ at, readAt: readAt(at, now) },
    });
  }
}

const thanks: Record<Locale, string> = spoken({
  en: 'People stay signed in now, and far fewer of them write to us about it. Thank you, Marta, for not stopping at the first answer.',
  es: 'Ahora la gente sigue con la sesión abierta, y nos escriben muchos menos por eso. Gracias, Marta, por no conformarte con la primera respuesta.',
  bs: 'Ljudi sada ostaju prijavljeni i mnogo nam se rjeđe zbog toga javljaju. Hvala, Marta, što se nisi zaustavila na prvom odgovoru.',
  hr: 'Ljudi sada ostaju prijavljeni i mnogo nam se rjeđe zbog toga javljaju. Hvala, Marta, što nisi stala na prvom odgovoru.',
  sr: 'Ljudi sada ostaju prijavljeni i mnogo nam se ređe javljaju zbog toga. Hvala, Marta, što nisi stala na prvom odgovoru.',
});

/** The chair thanked the owner of what stays fixed; other falls still wait for thanks. */
async function thankInDemo(tx: Tx, themes: readonly MadeTheme[], world: DemoWorld) {
  const { members, now, locale } = world;
  const fixed = themes.find(({ demo }) => demo.key === 'app-logout');
  const prompts = await insertPastRecognitions(tx);
  const prompt = prompts.find(({ themeId }) => themeId === fixed?.row.id);
  if (!prompt) throw new Error('nothing in the demo was verified that could be thanked for');
  const at = new Date(Math.min(daysBefore(prompt.at, -1).getTime(), now.getTime()));
  const words = thanks[locale];
  const people = [members.marta];
  await writePastThanks(tx, { id: prompt.id, people, words, sentBy: members.lucia, at });
  const sender = demoMembers.find(({ email }) => email === demoPeople.lucia)!.name;
  await insertPastMessage(tx, {
    id: uuid7(at.getTime()),
    kind: 'thanked',
    memberId: members.marta,
    themeId: prompt.themeId,
    once: `thanked ${prompt.id} ${at.toISOString()}`,
    data: { words, sender },
    at,
    readAt: readAt(at, now),
  });
}
