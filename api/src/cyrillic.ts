/** Where two letters are two sounds, as in "injekcija" and "nadživeti": the word is cut before the second. */
const apart = [
  ['in', 'jek'],
  ['kon', 'junk'],
  ['kon', 'jug'],
  ['nad', 'živ'],
  ['nad', 'žnje'],
  ['od', 'žal'],
  ['pod', 'žanr'],
  ['tan', 'jug'],
  ['van', 'jezi'],
] as const;
const seam = new RegExp(`(${apart.map(([a, b]) => `(?<=${a})(?=${b})`).join('|')})`, 'giu');

const letters = new Map(
  [...'абвгдђежзијклљмнњопрстћуфхцчџш'].map((cyrillic, i) => {
    const latin = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ')[i]!;
    return [latin, cyrillic];
  }),
);

/** Names, keys and values of code that Serbian writes in Latin script in Cyrillic text too. */
const names = new RegExp(
  `^(?:${[
    'Vocer(?:o|a|u|om)|JavaScript|Markdown|Excel|Outlook|Google|Microsoft|Chromium|Wilson|Byar',
    'Ctrl|Enter|Alt|Esc|Shift|Tab|Home|End',
    'Authorization|Bearer|Idempotency|Key|decoder|decodificador|invoice',
    'avoidable|repeat|simple|valued|complaint|praise|question|idea|survey|phone|email',
    'csv|json|pdf|txt|vtt|srt|ics|html|env|https|http',
    'kHz|km|kg|cm|mm|ml|ms',
  ].join('|')})$`,
);

const addresses = String.raw`[a-z][a-z+.-]*://[^\s“”"»)]*|[^\s„“"(]+@[^\s“”")]+`;
const files = String.raw`[\p{L}\d_./-]*\.(?:csv|json|pdf|ics|txt|md|html|xlsx|mjs|env)\b|(?<![\p{L}\d])/[a-z][\w/:.-]*`;
const code = String.raw`\x60[^\x60]*\x60|#[0-9a-f]{6}\b|[a-z]+(?:_[a-z0-9]+)+|webhook-[a-z]+|(?:application|text)/[\w.+-]+|set-top box|Standard Webhooks`;
const zones = String.raw`(?:Africa|America|Asia|Australia|Europe|Pacific)/\w+`;
const whole = new RegExp(`${addresses}|${files}|${code}|${zones}`, 'giu');
const word = /[\p{L}\p{M}]+/gu;

/** Serbian in Latin script, written in Cyrillic. What Cyrillic text keeps in Latin script stays. */
export function toCyrillic(text: string): string {
  let written = '';
  let end = 0;
  for (const kept of text.matchAll(whole)) {
    written += text.slice(end, kept.index).replace(word, writeWord) + kept[0];
    end = kept.index + kept[0].length;
  }
  return written + text.slice(end).replace(word, writeWord);
}

/** Abbreviations, names, single consonants (as keys are called) and words of other languages stay. */
export const staysLatin = (latin: string): boolean =>
  names.test(latin) ||
  /^[A-Z]{2,}$/.test(latin) ||
  /^[b-df-hj-np-rtv-zB-DF-HJ-NP-RTV-Z]$/.test(latin.replace(/^[ks]$/i, 'a')) ||
  !/^[a-pr-vzčćđšž]+$/i.test(latin);

const writeWord = (latin: string): string =>
  staysLatin(latin) ? latin : latin.split(seam).filter(Boolean).map(writePart).join('');

const writePart = (latin: string): string =>
  latin.replace(/dž|lj|nj|./giu, (sound) => {
    const cyrillic = letters.get(sound.toLowerCase())!;
    return sound.startsWith(sound.charAt(0).toLowerCase()) ? cyrillic : cyrillic.toUpperCase();
  });
