import { foldText } from '@vocero/workers/engine/words/fold';
import { randomBytes } from 'node:crypto';

/**
 * A short name for addresses made from a name: small letters, digits and hyphens, 2 to 48 of them.
 * `Čistoća d.o.o.` becomes `cistoca-d-o-o`; a name without any such letter gets random ones.
 */
export function slugFrom(name: string): string {
  const slug = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  return slug.length >= 2 ? slug : `org-${randomBytes(4).toString('hex')}`;
}
