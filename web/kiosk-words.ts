import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';

/** How the keys of the public words begin that a kiosk says; one that ends so is meant alone. */
const said = [
  'ces$',
  'ces_',
  'choose_several$',
  'comment$',
  'comment_hint$',
  'csat$',
  'expectations$',
  'expectations_',
  'first_time$',
  'first_time_',
  'kiosk_',
  'language$',
  'nps$',
  'nps_',
  'other$',
  'send$',
  'solved$',
  'solved_',
  'task$',
  'thanks$',
  'treated$',
  'treated_',
];

const isSaid = (key: string): boolean => said.some((start) => `${key}$`.startsWith(start));

/** Of the words of the public pages those that a kiosk says: a device carries six languages of them. */
export const kioskWords = (words: object): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([key]) => isSaid(key)));

/** Words as they are once parsed, so that no device needs to be able to. */
const parsed = (words: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(words).map(([key, text]) => [
      key,
      new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst(),
    ]),
  );

/** Leaves all other words out of what is built, and the parser of words. */
export const onlyKioskWords = (): Plugin => ({
  name: 'only-kiosk-words',
  enforce: 'pre',
  async resolveId(source, importer) {
    const parser = '@formatjs/icu-messageformat-parser';
    return source === parser ? this.resolve(`${parser}/no-parser.js`, importer) : null;
  },
  transform(source, id) {
    if (!/\/src\/public\/messages\/[\w-]+\.json$/.test(id)) return undefined;
    const words = kioskWords(JSON.parse(source) as object);
    return { code: JSON.stringify(parsed(words)), map: null };
  },
});
