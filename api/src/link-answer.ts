import type { SurveyLink } from '@vocero/sql/survey-links';
import type { SurveyLink as Shown } from './contract/places.ts';
import type { Wire } from './serve.ts';
import type { Settings } from './settings.ts';
import { showShortCode } from './short-code.ts';

/** A link with the addresses that are printed. */
export function showLink(
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  { kind, token, placeId, placeName, code, ...link }: SurveyLink,
): Wire<Shown> {
  const shown = showShortCode(code);
  return {
    ...link,
    place: placeId !== null && placeName !== null ? { id: placeId, name: placeName } : null,
    url: `${publicUrl}/${kind === 'survey' ? 's' : 'f'}/${token}`,
    shortUrl: `${publicUrl}/q/${shown}`,
    code: shown,
  };
}
