import { againCauses } from '@vocero/api/contract/again';
import { answerFlags } from '@vocero/api/contract/flags';
import { queryLength } from '@vocero/api/contract/feedback';
import { kinds, types } from '@vocero/api/contract/values';
import { daysAgo } from '../home/change-of.ts';

export const states = ['placed', 'unsorted', 'not_relevant', 'waiting'] as const;
export const kindChoices = [...kinds, 'none'] as const;
export const typeChoices = [...types, 'none'] as const;
export const repeatFilters = ['comparable', 'repeat', 'mature', 'followed', 'resolved'] as const;
export const firstTimes = ['yes', 'no', 'said'] as const;
export const scoredBy = ['any', 'solved', 'treated'] as const;
export const urgentBy = ['any', 'open'] as const;
export const endedBy = ['early'] as const;
export const flaggedBy = [...answerFlags, 'any', 'none'] as const;
export const periods = ['7', '30', '90', '365'] as const;

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | undefined =>
  known.find((item) => item === value);

/** An instant that the address names; undefined where it names none. */
export const instantOf = (text: string | null): string | undefined =>
  text !== null && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;

/** An id that the address names; undefined where it names none. */
const idOf = (text: string | null): string | undefined =>
  text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : undefined;

/** The name of a question that the address names; undefined where it names none. */
export const fieldOf = (text: string | null): string | undefined =>
  text !== null && /^[a-z][a-zA-Z0-9]{0,23}$/.test(text) ? text : undefined;

/** The version of a survey that the address names; undefined where it names none. */
export const versionOf = (text: string | null): string | undefined =>
  text !== null && /^\d{1,6}$/.test(text) ? text : undefined;

/** A language that the address names; undefined where it names none. */
export const languageOf = (text: string | null): string | undefined =>
  text !== null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) ? text : undefined;

/**
 * What to ask the server for, read off the address; what it does not know is left out.
 * @param part gives one part of the address's query.
 */
export function feedbackQuery(part: (name: string) => string | null, now = Date.now()) {
  const days = oneOf(periods, part('days'));
  const kind = oneOf(kindChoices, part('kind'));
  const type = oneOf(typeChoices, part('type'));
  const acted = oneOf(['no'] as const, part('acted'));
  const state = oneOf(states, part('state'));
  const reason = part('reason');
  const channel = part('channel');
  const department = part('department') === 'none' ? ('none' as const) : idOf(part('department'));
  const candidate = idOf(part('candidate'));
  const imported = part('import');
  const q = part('q')?.trim().slice(0, queryLength);
  const exact = oneOf(['1'] as const, part('exact'));
  const order = oneOf(['closest'] as const, part('order'));
  const language = languageOf(part('language'));
  const since = instantOf(part('since'));
  const until = instantOf(part('until'));
  const theme = idOf(part('theme'));
  const repeat = oneOf(repeatFilters, part('repeat'));
  const again = oneOf([...againCauses, 'any'], part('again'));
  const firstTime = oneOf(firstTimes, part('firstTime'));
  const scored = oneOf(scoredBy, part('scored'));
  const place = idOf(part('place'));
  const kiosk = idOf(part('kiosk'));
  const ended = oneOf(endedBy, part('ended'));
  const survey = idOf(part('survey'));
  const urgent = oneOf(urgentBy, part('urgent') === '1' ? 'any' : part('urgent'));
  const version = versionOf(part('version'));
  const asked = languageOf(part('asked'));
  const answered = fieldOf(part('answered'));
  const flagged = oneOf(flaggedBy, part('flagged'));
  return {
    ...(days ? { since: daysAgo(Number(days), now) } : {}),
    ...(theme ? { theme } : {}),
    ...(repeat ? { repeat } : {}),
    ...(again ? { again } : {}),
    ...(firstTime ? { firstTime } : {}),
    ...(scored ? { scored } : {}),
    ...(place ? { place } : {}),
    ...(kiosk ? { kiosk } : {}),
    ...(ended ? { ended } : {}),
    ...(survey ? { survey } : {}),
    ...(urgent ? { urgent } : {}),
    ...(version ? { version } : {}),
    ...(asked ? { asked } : {}),
    ...(answered ? { answered } : {}),
    ...(flagged ? { flagged } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
    ...(kind ? { kind } : {}),
    ...(type ? { type } : {}),
    ...(acted ? { acted } : {}),
    ...(state ? { state } : {}),
    ...(reason ? { reason } : {}),
    ...(channel ? { channel } : {}),
    ...(department ? { department } : {}),
    ...(candidate ? { candidate } : {}),
    ...(imported ? { import: imported } : {}),
    ...(language ? { language } : {}),
    ...(q ? { q } : {}),
    ...(q && exact ? { exact } : {}),
    ...(q && order ? { order } : {}),
  };
}
