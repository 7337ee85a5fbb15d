import { toCyrillic } from '../api/src/cyrillic.ts';

const placeholder = /\{\s*\w+\s*(?:,[^{}]*)?\}/y;
const choice = /\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/y;
const text = /[^{}]+/y;

/**
 * A message in ICU syntax with its words in Cyrillic: names of arguments, the keywords of `plural`
 * and `select` and what is between them and their braces stay.
 * @throws SyntaxError if braces do not match.
 */
export function cyrillicMessage(message: string): string {
  // Innermost last: inside a message, or among the options of a choice.
  const inside: ('message' | 'options')[] = ['message'];
  let written = '';
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(message)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  while (at < message.length) {
    const here = inside.at(-1);
    const words = take(text);
    if (words !== undefined) written += here === 'message' ? toCyrillic(words) : words;
    else if (message[at] === '}') inside.pop();
    else if (here === 'options') inside.push('message');
    else {
      const whole = take(placeholder);
      const opening = whole ?? take(choice);
      if (opening === undefined) throw new SyntaxError(`a brace without a name: ${message}`);
      written += opening;
      if (whole === undefined) inside.push('options');
      continue;
    }
    if (words === undefined) written += message[at++];
  }
  if (inside.length !== 1) throw new SyntaxError(`braces do not match: ${message}`);
  return written;
}
