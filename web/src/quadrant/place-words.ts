import { t } from '../i18n/i18n.svelte.ts';
import type { WorthPoint } from './quadrant-of.ts';
import { quadrantKeys } from './worth-words.ts';

/** The quadrant of a point and who says so: "Eliminate (suggested)". */
export function placeWords({ quadrant, source }: WorthPoint): string {
  if (source === null) return t('decide.no_place');
  const name = t(quadrant ? quadrantKeys[quadrant] : 'decide.on_line');
  return t(source === 'rated' ? 'decide.place_rated' : 'decide.place_suggested', { name });
}
