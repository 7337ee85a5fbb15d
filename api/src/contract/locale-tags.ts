import type { Locale } from './values.ts';

/**
 * Ours for a language tag, as browsers send them. Serbian is in Cyrillic unless the tag says Latin or
 * Montenegro; what is called Serbo-Croatian or Montenegrin is in Latin script unless it says Cyrillic.
 */
export function localeFromTag(tag: string | undefined): Locale | undefined {
  const [base, ...rest] = (tag ?? '').trim().toLowerCase().split('-');
  switch (base) {
    case 'en':
    case 'es':
    case 'bs':
    case 'hr':
      return base;
    case 'sr':
      return rest.includes('latn') || (rest.includes('me') && !rest.includes('cyrl'))
        ? 'sr-Latn'
        : 'sr-Cyrl';
    case 'sh':
    case 'cnr':
      return rest.includes('cyrl') ? 'sr-Cyrl' : 'sr-Latn';
    default:
      return undefined;
  }
}
