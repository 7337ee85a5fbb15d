import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PublicPages } from './contract/pages.ts';
import type { Settings } from './settings.ts';

let loaded: Promise<PublicPages> | undefined;

/** The pages that the web package builds, as functions from their facts to a whole document. */
export function publicPages({ webRoot }: Settings): Promise<PublicPages> {
  const file = join(webRoot, 'public', 'server', 'pages.js');
  return (loaded ??= import(pathToFileURL(file).href) as Promise<PublicPages>);
}
